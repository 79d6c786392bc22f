def reverse_word(word):
    result = ""
    for place in range(len(word) - 1, -1, -1):
        result += word[place]
    return result
