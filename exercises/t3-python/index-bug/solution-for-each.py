team = ["Awa", "Lucas", "Mei"]
number = 1
for name in team:
    print(number, name)
    number = number + 1
