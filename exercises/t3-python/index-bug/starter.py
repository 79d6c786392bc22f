team = ["Awa", "Lucas", "Mei"]
for number in range(1, len(team) + 1):
    print(number, team[number])
