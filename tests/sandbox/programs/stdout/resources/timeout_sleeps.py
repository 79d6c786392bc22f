# timeout: waits for ever
import time

time.sleep(1000)
