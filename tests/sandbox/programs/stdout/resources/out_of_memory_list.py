# out_of_memory: a list without end
items = []
while True:
    items.append("x" * 1000)
