age = int(input())
if age < 4:
    print(0)
else:
    print(7)
