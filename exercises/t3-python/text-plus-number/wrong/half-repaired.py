bolts = int(input())
total = bolts + 5
print("Total = " + total)
