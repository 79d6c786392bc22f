def double(number):
    return int(number * 2)
