def count_letter(word, letter):
    return word.count(letter)
