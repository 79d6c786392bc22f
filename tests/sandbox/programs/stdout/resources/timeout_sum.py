# timeout: a loop in C
sum(range(10**13))
print(int(input()) * 2)
