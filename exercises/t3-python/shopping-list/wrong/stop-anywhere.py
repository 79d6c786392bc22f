items = []
item = input()
while "stop" not in item:
    items.append(item)
    item = input()
print(len(items))
for item in items:
    print("-", item)
