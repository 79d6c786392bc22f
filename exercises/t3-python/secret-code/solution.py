alphabet = "abcdefghijklmnopqrstuvwxyz"


def shift(letter, key):
    if letter in alphabet:
        place = (alphabet.index(letter) + key) % 26
        return alphabet[place]
    return letter


text = input()
key = int(input())
result = ""
for letter in text:
    result = result + shift(letter, key)
print(result)
