# error: input() at the top of a module of functions
n = input("n ? ")


def double(n):
    return n * 2
