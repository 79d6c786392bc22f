age = 12
hour = 18

if age >= 12 and hour < 18:
    print("A")
if age >= 12 or hour < 18:
    print("B")
if age < 10 or hour >= 18:
    print("C")
