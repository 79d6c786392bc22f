table = int(input("? "))
for number in range(1, 11):
    result = table * number
    print(table, "x", number, "=", result)
