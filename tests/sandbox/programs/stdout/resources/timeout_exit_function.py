# timeout: goes on when it should end
import atexit

print(int(input()) * 2)


@atexit.register
def never():
    while True:
        pass
