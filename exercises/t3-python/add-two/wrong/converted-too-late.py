first = input()
second = input()
print(int(first + second))
