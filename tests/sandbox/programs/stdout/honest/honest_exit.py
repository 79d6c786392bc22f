# passed: ending by exit() after the work is a clean end
print(int(input()) * 2)
exit()
