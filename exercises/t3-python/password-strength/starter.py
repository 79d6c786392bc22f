def long_enough(word):
    return len(word) >= 8


def has_digit(word):
    return False


def is_strong(word):
    return long_enough(word)


print(is_strong("lune7gourde"))
print(is_strong("boulon"))
