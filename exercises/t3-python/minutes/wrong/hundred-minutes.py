total = int(input())
hours = total // 100
minutes = total % 100
print(f"{hours} h {minutes} min")
