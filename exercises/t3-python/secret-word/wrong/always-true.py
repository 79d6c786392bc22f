word = input()
if word == "boulon" or "BOULON":
    print("[   ]")
else:
    print("[###]")
