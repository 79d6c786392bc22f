start = int(input("? "))
for step in range(start):
    print(start - step)
print("^^^")
