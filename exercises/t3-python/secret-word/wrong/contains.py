word = input()
if "boulon" in word.lower():
    print("[   ]")
else:
    print("[###]")
