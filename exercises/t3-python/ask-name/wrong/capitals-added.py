name = input()
print("Bip bip", name.title())
