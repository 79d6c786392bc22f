lamp = int(input())
if lamp == 1:
    print("STOP")
elif lamp == 2:
    print("...")
elif lamp == 3:
    print("GO")
print("???")
