# error ValueError: a number of ten million digits
int("9" * 10**7)
print(int(input()) * 2)
