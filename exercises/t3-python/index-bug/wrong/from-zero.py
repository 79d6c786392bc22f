team = ["Awa", "Lucas", "Mei"]
for number in range(len(team)):
    print(number, team[number])
