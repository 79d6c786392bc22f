# error: an exception that lies about its class
class Liar(Exception):
    @property
    def __class__(self):
        return SystemExit

    code = 0


print(int(input()) * 2)
raise Liar
