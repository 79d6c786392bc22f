rows = int(input())
total = 0
for row in range(1, rows + 1):
    total = total + 1
print(total)
