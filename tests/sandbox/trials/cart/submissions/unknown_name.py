# error
from cart import total


def test_some():
    assert totl([1, 2]) == 4
