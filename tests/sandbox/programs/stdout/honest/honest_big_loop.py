# passed: a million steps
total = 0
for n in range(1_000_000):
    total += n
assert total == 499_999_500_000
print(int(input()) * 2)
