seats = int(input())
labels = 0
for seat in range(seats):
    print(seat)
    labels = labels + 1
print("=", labels)
