secret = 27
guess = int(input())
while guess != secret:
    if guess < secret:
        print("+")
    else:
        print("-")
    guess = int(input())
    print("OK")
