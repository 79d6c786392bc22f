print("Boulon")
