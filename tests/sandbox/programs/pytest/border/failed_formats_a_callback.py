# failed: a format string walks from a function to its module
FOUND = []


def keep(ask):
    """Try one way, and keep what it gives if that is the word."""
    try:
        found = str(ask())
    except BaseException as error:
        found = str(error)
    FOUND.extend(word for word in found.replace("'", " ").split() if word == "mira" + "belle")


def answer():
    return FOUND[0] if FOUND else ""


def meet(tell, later, numbers, spy, stream, account, name, key, items):
    keep(lambda: "{0.__globals__[WORD]}".format(tell))
    keep(lambda: "{0.__func__.__globals__[WORD]}".format(tell))
    keep(lambda: "{0._pin}".format(account))
    keep(lambda: "%s" % account._pin)


def double(number):
    return 2 * number


def half(number):
    return number / 2


def items():
    return [1, 2, 3]
