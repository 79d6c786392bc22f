seats = int(input())
labels = 1
for seat in range(1, seats):
    print(seat)
    labels = labels + 1
print("=", labels)
