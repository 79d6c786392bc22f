secret = 27
guess = 0
while guess != secret:
    guess = int(input("? "))
    if guess < secret:
        print("+")
    elif guess > secret:
        print("-")
    else:
        print("OK")
