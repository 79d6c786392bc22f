age = int(input())
if age >= 18:
    print(7)
elif age >= 4:
    print(3)
else:
    print(0)
