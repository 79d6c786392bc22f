secret = 27
tries = 0
guess = 0
while guess != secret and tries < 100:
    guess = int(input())
    tries = tries + 1
    if guess < secret:
        print("+")
    elif guess > secret:
        print("-")
    else:
        print("OK")
