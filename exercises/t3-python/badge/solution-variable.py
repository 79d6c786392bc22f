name = input("? ")
bench = input("? ")
badge = f"*** {name} ({bench}) ***"
print(badge)
