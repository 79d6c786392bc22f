sweets = int(input())
people = int(input())
share = sweets // people
left = sweets % 4
print(share)
print(left)
