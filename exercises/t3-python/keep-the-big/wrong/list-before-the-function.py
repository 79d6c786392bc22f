kept = []
def keep_big(numbers, limit):
    for number in numbers:
        if number > limit:
            kept.append(number)
    return kept
