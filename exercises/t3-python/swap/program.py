lina = 3
theo = 8
lina = theo
theo = lina
print(lina, theo)
