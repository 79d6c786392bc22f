team = ["Awa", "Lucas", "Mei"]
for place in range(len(team)):
    print(place + 1, team[place])
