# failed
print(1)
