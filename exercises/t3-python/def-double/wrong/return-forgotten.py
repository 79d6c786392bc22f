def half(number):
    return number / 2


def double(number):
    number * 2
