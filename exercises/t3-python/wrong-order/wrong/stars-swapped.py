lengths = int(input())
if lengths >= 10:
    print("***")
elif lengths >= 25:
    print("**")
elif lengths >= 50:
    print("*")
else:
    print("-")
