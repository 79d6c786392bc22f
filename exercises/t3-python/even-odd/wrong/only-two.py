number = int(input())
if number == 2:
    print("->")
else:
    print("<-")
