age = int(input())
if age < 18:
    print(3)
elif age < 4:
    print(0)
else:
    print(7)
