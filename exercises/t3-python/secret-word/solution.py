word = input()
if word.lower() == "boulon":
    print("[   ]")
else:
    print("[###]")
