print(Bip bip, Boulon)
