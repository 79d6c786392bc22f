print("Garage Boulon)
print("14:00 - 17:00")
print(Zoé, Kenan, Lina")
