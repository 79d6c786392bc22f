# error
x = (
