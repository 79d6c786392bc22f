# failed: patched builtins lie to nobody but the program
import builtins

builtins.print = lambda *words: None
builtins.len = lambda thing: 0
print(int(input()) * 2)
