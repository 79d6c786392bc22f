result = ""


def acronym(text):
    global result
    for word in text.split():
        result = result + word[0]
    return result
