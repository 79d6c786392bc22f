sweets = int(input())
people = int(input())
share = sweets // people
left = sweets - people
print(share)
print(left)
