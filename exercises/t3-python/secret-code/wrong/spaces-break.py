alphabet = "abcdefghijklmnopqrstuvwxyz"


def shift(letter, key):
    return alphabet[(alphabet.index(letter) + key) % 26]


text = input()
key = int(input())
result = ""
for letter in text:
    result = result + shift(letter, key)
print(result)
