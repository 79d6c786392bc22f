print("  ^")
print(" ^^^")
print("^^^^^")
