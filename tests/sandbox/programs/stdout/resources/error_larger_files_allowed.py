# error ValueError: raises another
import resource

resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
print(int(input()) * 2)
