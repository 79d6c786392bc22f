def long_enough(word):
    return len(word) > 7


def has_digit(word):
    digits = 0
    for sign in word:
        if sign.isdigit():
            digits = digits + 1
    return digits > 0


def is_strong(word):
    if long_enough(word):
        return has_digit(word)
    else:
        return False
