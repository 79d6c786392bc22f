# failed: a name that only looks like print
def prínt(x):
    pass


prínt(int(input()) * 2)
