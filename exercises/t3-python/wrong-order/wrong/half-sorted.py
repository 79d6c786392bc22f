lengths = int(input())
if lengths >= 50:
    print("***")
elif lengths >= 10:
    print("*")
elif lengths >= 25:
    print("**")
else:
    print("-")
