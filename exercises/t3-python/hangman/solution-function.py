secret = "boulon"


def hide(word, letters):
    mask = ""
    for sign in word:
        if sign in letters:
            mask += sign
        else:
            mask += "_"
    return mask


letters = []
chances = 5
while chances > 0:
    letter = input()
    letters.append(letter)
    if letter not in secret:
        chances -= 1
    print(hide(secret, letters))
    if hide(secret, letters) == secret:
        print("BRAVO")
        break
else:
    print(secret)
