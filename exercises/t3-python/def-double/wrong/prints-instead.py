def half(number):
    return number / 2


def double(number):
    print(number * 2)
