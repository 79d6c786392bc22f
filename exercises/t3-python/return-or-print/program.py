def shout(word):
    print(word + "!")


def whisper(word):
    return word + "..."


a = shout("Boum")
b = whisper("Zzz")
print(a)
print(b)
