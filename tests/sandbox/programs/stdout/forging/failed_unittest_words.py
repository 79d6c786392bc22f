# failed: a test tool's own words
import sys


sys.stderr.write("..\n-----\nRan 3 tests in 0.001s\n\nOK\n")
print("Ran 3 tests in 0.001s", "OK", sep="\n")
