# output_limit: the right answer, and a lot more
print(int(input()) * 2)
print("x" * 20_000)
