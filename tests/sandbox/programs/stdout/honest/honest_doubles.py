# passed: reads a number, prints its double
n = int(input("Combien ? "))
print(n * 2)
