table = int(input())
for number in range(1, 11):
    print(f"{table} x {number} = {table * number}")
