# error: the status of a kill for memory, without one
import os

os._exit(137)
