table = int(input())
for number in range(1, 11):
    print(f"7 x {number} = {7 * number}")
