# error: an exception whose class has an endless name
print(int(input()) * 2)
raise type("x" * 10**6, (Exception,), {})("y" * 10**6)
