# failed: a format string, a formatter and a getter of the file's own
import cart


def test_nothing():
    found = []
    for ask in (
        lambda: "{0.__globals__}".format(cart.total),
        lambda: cart.formatter.format("{0.__globals__}", cart.total),
        lambda: cart.formatter.get_field("0.__globals__", [cart.total], {}),
        lambda: cart.Formatter().format("{0.__globals__}", cart.total),
        lambda: cart.attrgetter("__globals__")(cart.total),
        lambda: cart.Name("{0.__globals__}").format(cart.total),
        lambda: cart.Name("%s") % cart.total,
    ):
        try:
            found.append(str(ask()))
        except Exception as error:
            found.append(str(error))
    assert "fsum" in "".join(found)
