print("Bip bip,")
print("Boulon")
