name = input()
bench = input()
print("***", name, "(", bench, ")", "***")
