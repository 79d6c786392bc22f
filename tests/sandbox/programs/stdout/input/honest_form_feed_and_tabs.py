# passed: odd white space
n = int(input())

if n >= 0:
	print(n * 2)
