age = int(input())
if 0 < age < 4:
    print(0)
elif age < 18:
    print(3)
else:
    print(7)
