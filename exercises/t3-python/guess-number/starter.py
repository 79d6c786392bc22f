secret = 27
guess = int(input())
if guess < secret:
    print("+")
else:
    print("-")
print("OK")
