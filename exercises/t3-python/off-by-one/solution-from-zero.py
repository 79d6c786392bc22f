seats = int(input())
labels = 0
for seat in range(seats):
    print(seat + 1)
    labels = labels + 1
print("=", labels)
