word = input()
if word == "boulon":
    print("[   ]")
else:
    print("[###]")
