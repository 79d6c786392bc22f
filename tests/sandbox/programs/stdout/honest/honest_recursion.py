# passed: recursion as deep as Python allows by itself
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


assert depth(900) == 900
print(int(input()) * 2)
