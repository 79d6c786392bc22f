spokes = int(input())
wheels = spokes // 36
print(wheels // 2)
print(wheels % 2)
print(spokes % 36)
