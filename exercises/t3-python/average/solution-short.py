def average(numbers):
    if numbers == []:
        return 0
    return round(sum(numbers) / len(numbers), 4)
