team = ["Awa", "Lucas", "Mei"]
print("1 Awa")
print("2 Lucas")
print("3 Mei")
