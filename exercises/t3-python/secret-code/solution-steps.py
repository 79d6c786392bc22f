alphabet = "abcdefghijklmnopqrstuvwxyz"


def shift(letter, key):
    if letter not in alphabet:
        return letter
    place = alphabet.index(letter) + key
    while place > 25:
        place = place - 26
    while place < 0:
        place = place + 26
    return alphabet[place]


text = input()
key = int(input())
result = ""
for letter in text:
    result = result + shift(letter, key)
print(result)
