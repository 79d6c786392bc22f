secret = 27
for turn in range(3):
    guess = int(input())
    if guess < secret:
        print("+")
    elif guess > secret:
        print("-")
    else:
        print("OK")
