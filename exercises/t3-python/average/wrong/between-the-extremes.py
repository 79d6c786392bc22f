def average(numbers):
    if len(numbers) == 0:
        return 0
    return (min(numbers) + max(numbers)) / 2
