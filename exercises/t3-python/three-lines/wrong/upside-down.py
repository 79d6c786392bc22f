print("^^^^^")
print(" ^^^")
print("  ^")
