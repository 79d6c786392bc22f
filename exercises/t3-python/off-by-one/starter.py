seats = int(input())
labels = 0
for seat in range(1, seats):
    print(seat)
    labels = labels + 1
print("=", labels)
