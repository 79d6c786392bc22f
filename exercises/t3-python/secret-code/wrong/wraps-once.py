alphabet = "abcdefghijklmnopqrstuvwxyz"


def shift(letter, key):
    if letter not in alphabet:
        return letter
    place = alphabet.index(letter) + key
    if place > 25:
        place = place - 26
    return alphabet[place]


text = input()
key = int(input())
result = ""
for letter in text:
    result = result + shift(letter, key)
print(result)
