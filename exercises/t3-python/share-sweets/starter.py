sweets = int(input())
people = int(input())
share = sweets
left = 0
print(share)
print(left)
