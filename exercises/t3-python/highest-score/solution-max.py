def highest(scores):
    return max(scores)
