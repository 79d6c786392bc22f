# error: nests deeper than the parser goes
x = ()
