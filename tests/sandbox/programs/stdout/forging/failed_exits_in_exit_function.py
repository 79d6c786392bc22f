# failed: an exit status set at the very end
import atexit, sys


atexit.register(sys.exit, 0)
print("nothing")
