# timeout: a number too large to compute, in C
x = 7 ** (10**8)
print(int(input()) * 2)
