table = int(input())
for number in range(10):
    print(f"{table} x {number} = {table * number}")
