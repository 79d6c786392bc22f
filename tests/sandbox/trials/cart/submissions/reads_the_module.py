# failed
import cart


def test_by_reading():
    assert cart.math.__name__ == cart.__loader__.__class__.__init__.__globals__
