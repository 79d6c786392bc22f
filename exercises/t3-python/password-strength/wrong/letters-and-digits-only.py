def long_enough(word):
    return len(word) >= 8


def has_digit(word):
    for sign in word:
        if sign in "0123456789":
            return True
    return False


def is_strong(word):
    return long_enough(word) and has_digit(word) and word.isalnum()
