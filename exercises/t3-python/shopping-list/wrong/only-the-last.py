items = []
item = input()
while item != "stop":
    items = [item]
    item = input()
print(len(items))
for item in items:
    print("-", item)
