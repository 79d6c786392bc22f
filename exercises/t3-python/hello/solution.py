print("Bip bip, Boulon")
