def acronym(text):
    for word in text.split():
        return word[0]
    return ""
