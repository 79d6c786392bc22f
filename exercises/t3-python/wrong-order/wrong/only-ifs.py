lengths = int(input())
if lengths >= 10:
    print("*")
if lengths >= 25:
    print("**")
if lengths >= 50:
    print("***")
else:
    print("-")
