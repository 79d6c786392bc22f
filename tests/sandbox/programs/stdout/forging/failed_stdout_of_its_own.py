# failed: a stream that claims to have printed
import sys


class Stream:
    encoding = "utf-8"

    def write(self, text):
        return len(text)

    def flush(self):
        pass


sys.stdout = sys.__stdout__ = Stream()
print(int(input()) * 2)
