alphabet = "abcdefghijklmnopqrstuvxyz"


def shift(letter, key):
    if letter in alphabet:
        place = (alphabet.index(letter) + key) % len(alphabet)
        return alphabet[place]
    return letter


text = input()
key = int(input())
result = ""
for letter in text:
    result = result + shift(letter, key)
print(result)
