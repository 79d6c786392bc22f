# error: recursion without end
def double(n):
    return double(n)


print(double(int(input())))
