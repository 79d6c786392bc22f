# error: says itself that it failed
print(int(input()) * 2)
exit(3)
