rows = int(input())
total = 0
while rows > 0:
    total = total + rows
    rows = rows - 1
print(total)
