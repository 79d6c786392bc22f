def highest(scores):
    scores.sort()
    return scores[len(scores) - 1]
