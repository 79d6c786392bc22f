items = []
for turn in range(20):
    item = input()
    if item == "stop":
        break
    items.append(item)
print(len(items))
for item in items:
    print("-", item)
