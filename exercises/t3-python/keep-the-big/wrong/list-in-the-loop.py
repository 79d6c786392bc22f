def keep_big(numbers, limit):
    for number in numbers:
        kept = []
        if number > limit:
            kept.append(number)
    return kept
