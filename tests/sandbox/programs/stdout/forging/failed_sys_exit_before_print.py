# failed: leaves cleanly without an answer
import sys

sys.exit()
