def shift(letter, key):
    if "a" <= letter <= "z":
        return chr((ord(letter) - 97 + key) % 26 + 97)
    return letter


text = input("? ")
key = int(input("? "))
print("".join(shift(letter, key) for letter in text))
