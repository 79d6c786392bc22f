def long_enough(word):
    return len(word) >= 8


def has_digit(word):
    found = False
    for sign in word:
        found = sign in "0123456789"
    return found


def is_strong(word):
    return long_enough(word) and has_digit(word)
