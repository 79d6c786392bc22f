def highest(scores):
    best = -1000
    for score in scores:
        if score > best:
            best = score
    return best
