word = input().lower()
if word == "boulon":
    print("[   ]")
else:
    print("[###]")
