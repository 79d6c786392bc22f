def highest(scores):
    best = scores[0]
    for score in scores:
        best = score
    return best


print(highest([12, 40, 25]))
