def reverse_word(word):
    result = ""
    for place in range(len(word) - 1, 0, -1):
        result = result + word[place]
    return result
