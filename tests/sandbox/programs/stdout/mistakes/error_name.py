# error: an ordinary mistake
n = int(input())
print(m * 2)
