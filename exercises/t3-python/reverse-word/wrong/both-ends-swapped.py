def reverse_word(word):
    return word[-1] + word[1:-1] + word[0]
