# failed: the inside of a function
import cart


def test_nothing():
    found = ""
    for name in ("__code__", "__globals__", "__closure__", "__builtins__", "__dict__", "__type_params__"):
        try:
            found += str(getattr(cart.total, name))
        except AttributeError:
            pass
    assert "fsum" in found
