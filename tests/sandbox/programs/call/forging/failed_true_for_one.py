# failed: True is not 1, None is not an exception
def double(n):
    return True


first = refuse = lambda thing: None
