# timeout: another
import math

math.factorial(10**8)
print(int(input()) * 2)
