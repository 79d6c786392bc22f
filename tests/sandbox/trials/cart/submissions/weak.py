# failed
from cart import total


def test_some():
    assert total([1, 2]) == 3
