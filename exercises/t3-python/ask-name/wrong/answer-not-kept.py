input()
print("Bip bip", name)
