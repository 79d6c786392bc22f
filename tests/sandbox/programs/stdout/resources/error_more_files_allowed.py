# error ValueError: raises its own limit
import resource

resource.setrlimit(resource.RLIMIT_NOFILE, (100_000, 100_000))
print(int(input()) * 2)
