bolts = 7
total = bolts + 5
print("Total = " + str(total))
