first = input("1: ")
second = input("2: ")
total = int(first) + int(second)
print(total)
