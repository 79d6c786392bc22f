alphabet = "abcdefghijklmnopqrstuvwxyz"


def shift(letter, key):
    return letter


text = input()
key = int(input())
result = ""
for letter in text:
    result = result + shift(letter, key)
print(result)
