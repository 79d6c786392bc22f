# error UnicodeEncodeError: half a character
print("\ud800", int(input()) * 2)
