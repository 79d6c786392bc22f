# passed: a scratch file is there while the program runs, and gone in the next case
import os

assert not os.path.exists("notes.txt")
with open("notes.txt", "w") as file:
    file.write(input())
with open("notes.txt") as file:
    print(int(file.read()) * 2)
