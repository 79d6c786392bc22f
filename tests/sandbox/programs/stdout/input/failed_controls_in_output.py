# failed: colours and bells are no answer
n = int(input())
print("\x1b[2J\x1b[1;1H", n * 2, "\a\r\x00", sep="")
