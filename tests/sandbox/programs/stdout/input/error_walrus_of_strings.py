# error: a text that compiles to one too large
text = "x" * 100
exec("text = " + "(" * 300 + "1" + ")" * 300)
