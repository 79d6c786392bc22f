secret = "boulon"
found = ""
mistakes = 0
mask = "______"

while mask != "boulon" and mistakes < 5:
    letter = input("? ")
    found = found + letter
    if letter in "aeistz":
        mistakes = mistakes + 1
    mask = ""
    for sign in secret:
        if sign in found:
            mask = mask + sign
        else:
            mask = mask + "_"
    print(mask)

if mask == secret:
    print("BRAVO")
else:
    print(secret)
