sweets = int(input())
people = int(input())
print(sweets // people)
print(sweets % people)
