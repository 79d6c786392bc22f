# error: does not compile
print(int(input()) * 2
