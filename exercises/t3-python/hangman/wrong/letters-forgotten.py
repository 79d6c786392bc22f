secret = "boulon"
mistakes = 0
mask = ""

while mask != secret and mistakes < 5:
    letter = input("? ")
    if letter not in secret:
        mistakes = mistakes + 1
    mask = ""
    for sign in secret:
        if sign in letter:
            mask = mask + sign
        else:
            mask = mask + "_"
    print(mask)

if mask == secret:
    print("BRAVO")
else:
    print(secret)
