items = []
item = input()
while item != "stop":
    items = items + [item]
    item = input()
print(len(items))
for place in range(len(items)):
    print("- " + items[place])
