items = []
item = input()
while item != "stop":
    items.append(item)
    item = input()
print(len(items))
for item in items:
    print("-", item)
