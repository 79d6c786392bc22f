rows = int(input())
for row in range(1, rows + 1):
    total = 0
    total = total + row
print(total)
