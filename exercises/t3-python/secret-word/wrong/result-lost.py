word = input()
word.lower()
if word == "boulon":
    print("[   ]")
else:
    print("[###]")
