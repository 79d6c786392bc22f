# failed: an answer of a million values cannot travel
def double(n):
    return [n] * 1_000_000


first = refuse = double
