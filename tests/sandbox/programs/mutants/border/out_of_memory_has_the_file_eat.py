# out_of_memory: memory that the tests have the file take is the tests' doing
import cart


def test_large():
    assert len(cart.label("x", 10**9)) > 0
