message = "Bip bip, Boulon"
print(message)
