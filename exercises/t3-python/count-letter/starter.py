def count_letter(word, letter):
    count = 0
    for sign in word:
        count = count + 1
    return count


print(count_letter("ananas", "a"))
