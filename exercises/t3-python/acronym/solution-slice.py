def acronym(text):
    result = ""
    for word in text.split():
        result += word[:1]
    return result
