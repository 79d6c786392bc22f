name = input()
print("Bip bip")
