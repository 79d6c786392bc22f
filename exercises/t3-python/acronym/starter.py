def acronym(text):
    result = ""
    for word in text.split():
        print(word)
    return result


print(acronym("Radio Garage Boulon"))
