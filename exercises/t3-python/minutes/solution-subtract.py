total = int(input("? "))
hours = total // 60
minutes = total - hours * 60
print(hours, "h", minutes, "min")
