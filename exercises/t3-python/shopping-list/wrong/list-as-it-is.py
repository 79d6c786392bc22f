items = []
item = input()
while item != "stop":
    items.append(item)
    item = input()
print(len(items))
print(items)
