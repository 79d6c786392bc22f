bolts = input()
total = int(bolts) + 5
print(f"Total = {total}")
