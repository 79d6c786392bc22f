spokes = int(input("? "))
wheels = spokes // 36
left_spokes = spokes - wheels * 36
bikes = wheels // 2
left_wheels = wheels - bikes * 2
print(f"{bikes}\n{left_wheels}\n{left_spokes}")
