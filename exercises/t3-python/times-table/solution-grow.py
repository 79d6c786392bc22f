table = int(input())
result = 0
for number in range(1, 11):
    result = result + table
    print(f"{table} x {number} = {result}")
