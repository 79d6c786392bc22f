# timeout: the function never returns
def double(n):
    while True:
        pass
