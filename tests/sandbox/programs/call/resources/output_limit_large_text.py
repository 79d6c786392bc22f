# output_limit: an answer longer than a result may be
def double(n):
    return "x" * 5_000_000


first = refuse = double
