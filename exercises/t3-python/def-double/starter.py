def half(number):
    return number / 2


print(half(10))
