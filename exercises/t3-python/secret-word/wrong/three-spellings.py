word = input()
if word == "boulon" or word == "Boulon" or word == "BOULON":
    print("[   ]")
else:
    print("[###]")
