# passed: names and words in every script
días, 数, число = int(input()), 2, 0
print(días * 数 + число)
