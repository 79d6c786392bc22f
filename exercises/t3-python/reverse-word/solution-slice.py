def reverse_word(word):
    return word[::-1]
