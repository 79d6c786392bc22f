# failed: the names of a file, and what it has imported
import cart


def test_nothing():
    assert "math" in dir(cart) or "functools" in vars(cart)
