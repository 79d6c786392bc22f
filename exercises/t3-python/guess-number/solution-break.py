secret = 27
while True:
    guess = int(input())
    if guess == secret:
        break
    if guess < secret:
        print("+")
    else:
        print("-")
print("OK")
