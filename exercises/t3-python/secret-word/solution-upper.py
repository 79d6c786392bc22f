word = input("? ")
if word.upper() == "BOULON":
    print("[   ]")
else:
    print("[###]")
