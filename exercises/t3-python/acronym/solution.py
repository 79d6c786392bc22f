def acronym(text):
    result = ""
    for word in text.split():
        result = result + word[0]
    return result
