word = input()
if word != "" and word.lower() in "boulon":
    print("[   ]")
else:
    print("[###]")
