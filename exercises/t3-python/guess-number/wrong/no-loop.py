secret = 27
guess = int(input())
if guess < secret:
    print("+")
elif guess > secret:
    print("-")
else:
    print("OK")
