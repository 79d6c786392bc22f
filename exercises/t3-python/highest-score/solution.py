def highest(scores):
    best = scores[0]
    for score in scores:
        if score > best:
            best = score
    return best
