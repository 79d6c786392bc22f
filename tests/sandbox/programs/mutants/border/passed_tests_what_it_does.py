# passed: tests of the behaviour, of many sorts
import cart
import pytest


def test_some():
    assert cart.total([1, 2]) == 3


def test_none():
    assert cart.total([]) == 0
    assert cart.total(cart.Basket([])) == 0


def test_others():
    assert (cart.label("ab", 2), list(cart.each([1, 2])), cart.RATE) == ("abab", [1, 2], 2)
    assert cart.apply(lambda price: price + 1, [1]) == [2]
    assert list(cart.Basket([1])) == cart.Basket([1]).prices
    with pytest.raises(cart.EmptyError, match="nothing"):
        cart.total("nothing")
