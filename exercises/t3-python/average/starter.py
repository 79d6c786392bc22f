def average(numbers):
    return sum(numbers)


print(average([10, 14, 12]))
