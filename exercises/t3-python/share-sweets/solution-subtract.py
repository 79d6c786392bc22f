sweets = int(input("? "))
people = int(input("? "))
share = sweets // people
left = sweets - share * people
print(share)
print(left)
