def count_letter(word, letter):
    count = 0
    for place in range(len(word)):
        if word[place] == letter:
            count += 1
    return count
