# error: an exception whose words raise
class Liar(Exception):
    def __str__(self):
        raise SystemExit(0)


raise Liar
