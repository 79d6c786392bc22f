items = []
item = input()
while item != "stop":
    item = input()
print(len(items))
