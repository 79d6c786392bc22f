# timeout: what the tests ask for is the tests' doing
import cart


def test_for_ever():
    assert cart.total(range(10**12)) > 0
