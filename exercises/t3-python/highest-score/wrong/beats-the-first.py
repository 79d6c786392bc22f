def highest(scores):
    best = scores[0]
    for score in scores:
        if score > scores[0]:
            best = score
    return best
