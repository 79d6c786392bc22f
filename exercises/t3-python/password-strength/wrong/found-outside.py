found = False


def long_enough(word):
    return len(word) >= 8


def has_digit(word):
    global found
    for sign in word:
        if sign in "0123456789":
            found = True
    return found


def is_strong(word):
    return long_enough(word) and has_digit(word)
