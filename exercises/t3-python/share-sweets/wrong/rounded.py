sweets = int(input())
people = int(input())
share = round(sweets / people)
left = sweets % people
print(share)
print(left)
