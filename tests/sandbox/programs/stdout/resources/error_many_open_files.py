# error: more open files than allowed
kept = [open("/dev/null") for _ in range(5000)]
