def reverse_word(word):
    result = ""
    for letter in word:
        result = result + letter
    return result


print(reverse_word("canal"))
