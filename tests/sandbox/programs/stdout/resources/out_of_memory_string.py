# out_of_memory: a text that doubles
text = "tremplin"
while True:
    text += text
