def is_leap(year):
    return year % 4 == 0


print(is_leap(2024))
print(is_leap(1900))
