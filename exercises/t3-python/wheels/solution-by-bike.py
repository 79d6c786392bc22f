spokes = int(input())
bikes = spokes // 72
rest = spokes % 72
print(bikes)
print(rest // 36)
print(rest % 36)
