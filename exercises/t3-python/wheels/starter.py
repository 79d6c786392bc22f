spokes = int(input())
print(spokes)
