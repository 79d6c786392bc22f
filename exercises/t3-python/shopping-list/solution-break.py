items = []
while True:
    item = input("? ")
    if item == "stop":
        break
    items.append(item)
print(len(items))
for item in items:
    print(f"- {item}")
