# failed: an answer with a million digits cannot travel
def double(n):
    return 10**1_000_000


first = refuse = double
