# failed
import cart


def test_by_reading():
    assert len(cart.total.__code__.co_code) == 12
