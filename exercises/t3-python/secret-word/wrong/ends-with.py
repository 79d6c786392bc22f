word = input()
if word.lower().endswith("boulon"):
    print("[   ]")
else:
    print("[###]")
