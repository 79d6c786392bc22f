# error: an exit code that is no number
class Zero(int):
    def __eq__(self, other):
        return True

    __hash__ = None


print(int(input()) * 2)
raise SystemExit(Zero(1))
