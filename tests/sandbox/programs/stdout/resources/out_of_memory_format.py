# out_of_memory: a width of ten thousand million
print("%10000000000d" % 1)
