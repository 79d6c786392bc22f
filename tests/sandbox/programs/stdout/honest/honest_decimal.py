# passed: exact numbers, fractions, statistics
import decimal, fractions, statistics

assert decimal.Decimal("0.1") + decimal.Decimal("0.2") == decimal.Decimal("0.3")
assert fractions.Fraction(1, 3) * 3 == 1 and statistics.mean([1, 2, 3]) == 2
print(decimal.Decimal(input()) * 2)
