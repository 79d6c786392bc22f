# out_of_memory: more than any machine has, refused at once
data = bytearray(10**15)
