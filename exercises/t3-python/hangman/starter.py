secret = "boulon"
found = ""
mistakes = 0

letter = input("? ")
found = found + letter
mask = ""
for sign in secret:
    if sign in found:
        mask = mask + sign
    else:
        mask = mask + "_"
print(mask)
