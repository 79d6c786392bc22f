# failed: what stands in the file stays as it is
import cart


def test_nothing():
    peer = type(cart.total)._tremplin_owner
    for thing, name in ((cart.Basket, "__iter__"), (cart.total, "__code__"), (cart.Basket, "prices")):
        peer.ask("set", thing, name, None)
    assert cart.total([1]) == 1
