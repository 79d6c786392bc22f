def highest(scores):
    return sorted(scores)[-1]
