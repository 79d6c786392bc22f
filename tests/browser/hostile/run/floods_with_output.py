# What any beginner's program may do.
while True:
    print("encore " * 100)
