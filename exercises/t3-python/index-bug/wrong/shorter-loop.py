team = ["Awa", "Lucas", "Mei"]
for number in range(1, len(team)):
    print(number, team[number])
