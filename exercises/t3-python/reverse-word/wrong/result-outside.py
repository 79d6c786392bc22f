result = ""


def reverse_word(word):
    global result
    for letter in word:
        result = letter + result
    return result
