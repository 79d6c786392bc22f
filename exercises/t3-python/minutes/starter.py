total = int(input())
hours = total
minutes = 0
print(f"{hours} h {minutes} min")
