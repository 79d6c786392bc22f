# error: leaves instead of answering
def double(n):
    raise SystemExit(0)


first = refuse = double
