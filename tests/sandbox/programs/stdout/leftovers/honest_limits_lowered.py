# passed: limits that it lowered for itself
import resource

assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 256
resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
print(int(input()) * 2)
