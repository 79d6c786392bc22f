word = "BOULON"
print(word[0])
print(word[1:4])
print(word[-1])
