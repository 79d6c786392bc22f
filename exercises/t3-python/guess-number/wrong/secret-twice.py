secret = 27
guess = int(input())
while guess != 27:
    if guess < 27:
        print("+")
    else:
        print("-")
    guess = int(input())
print("OK")
