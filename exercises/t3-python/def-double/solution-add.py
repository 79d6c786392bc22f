def double(amount):
    result = amount + amount
    return result
