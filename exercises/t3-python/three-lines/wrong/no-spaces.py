print("^")
print("^^^")
print("^^^^^")
