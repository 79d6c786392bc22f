name = input()
print(f"Bip bip {name}")
