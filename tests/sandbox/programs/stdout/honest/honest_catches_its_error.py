# passed: an exception that is handled is no error
n = int(input())
try:
    1 / 0
except ZeroDivisionError:
    print(n * 2)
