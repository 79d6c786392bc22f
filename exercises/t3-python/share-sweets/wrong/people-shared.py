sweets = int(input())
people = int(input())
share = people // sweets
left = people % sweets
print(share)
print(left)
