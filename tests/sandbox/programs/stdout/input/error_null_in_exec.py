# error ValueError|SyntaxError: a zero byte met while running
exec("print(6)\0")
