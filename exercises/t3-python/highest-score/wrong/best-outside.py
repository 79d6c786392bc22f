best = -9999999999


def highest(scores):
    global best
    for score in scores:
        if score > best:
            best = score
    return best
