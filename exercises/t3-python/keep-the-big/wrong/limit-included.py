def keep_big(numbers, limit):
    kept = []
    for number in numbers:
        if number >= limit:
            kept.append(number)
    return kept
