def count_letter(word, letter):
    count = 0
    for sign in word:
        if sign == letter:
            count = count + 1
    return count
