secret = 27
for turn in range(10):
    guess = int(input())
    if guess == secret:
        print("OK")
        break
    elif guess < secret:
        print("+")
    else:
        print("-")
