lamp = int(input())
if lamp == 1:
    print("GO")
elif lamp == 2:
    print("...")
elif lamp == 3:
    print("STOP")
else:
    print("???")
