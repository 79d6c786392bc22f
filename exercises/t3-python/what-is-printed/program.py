name = "Inès"
print("name")
print(name)
