rows = int(input("? "))
print(rows * (rows + 1) // 2)
