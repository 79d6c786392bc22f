# failed: a module of the file's that is there in one of them only
import cart


def test_nothing():
    assert hasattr(cart, "math") or hasattr(cart, "functools")
