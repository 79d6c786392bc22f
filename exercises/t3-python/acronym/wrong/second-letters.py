def acronym(text):
    result = ""
    for word in text.split():
        result = result + word[1]
    return result
