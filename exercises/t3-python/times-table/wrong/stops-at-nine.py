table = int(input())
for number in range(1, 10):
    print(f"{table} x {number} = {table * number}")
