# error SyntaxError: a return without a function
print(int(input()) * 2)
return
