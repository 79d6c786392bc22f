def is_leap(year):
    if year % 200 == 0:
        return True
    if year % 100 == 0:
        return False
    return year % 4 == 0
