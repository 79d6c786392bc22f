team = ["Awa", "Lucas", "Mei", "Mei"]
for number in range(1, len(team)):
    print(number, team[number])
