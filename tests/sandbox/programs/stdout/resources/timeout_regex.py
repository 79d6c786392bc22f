# timeout: a regular expression that takes for ever, in C
import re

re.match("(a+)+$", "a" * 60 + "b")
print(int(input()) * 2)
