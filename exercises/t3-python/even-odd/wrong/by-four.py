number = int(input())
if number % 4 == 0:
    print("->")
else:
    print("<-")
