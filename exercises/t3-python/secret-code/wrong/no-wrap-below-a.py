text = input()
key = int(input())
result = ""
for letter in text:
    if letter.isalpha():
        number = ord(letter) + key
        if number > 122:
            number = number - 26
        result = result + chr(number)
    else:
        result = result + letter
print(result)
