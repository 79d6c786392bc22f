# failed: a list that holds itself cannot travel
def double(n):
    items = []
    items.append(items)
    return items


first = refuse = double
