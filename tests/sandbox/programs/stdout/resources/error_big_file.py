# error: a file beyond 8 MiB
with open("big", "wb") as file:
    file.truncate(2**40)
