age = int(input("? "))
if age <= 3:
    price = 0
elif age <= 17:
    price = 3
else:
    price = 7
print(price)
