items = []
item = input()
while item != "stop":
    item = input()
    items.append(item)
print(len(items))
for item in items:
    print("-", item)
