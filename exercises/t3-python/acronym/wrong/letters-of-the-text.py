def acronym(text):
    result = ""
    for letter in text:
        result = result + letter[0]
    return result
