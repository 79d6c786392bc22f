# failed: an answer that nests too deep to travel
def double(n):
    items = [n]
    for _ in range(900):
        items = [items]
    return items


first = refuse = double
