# failed: the module under test is the only one that can be asked for
import cart


def test_nothing():
    peer = type(cart.total)._tremplin_owner
    for name in ("driver.serve", "math", "correct", "sys"):
        thing = peer.ask("load", None, name)
        assert hasattr(thing, "total") and not hasattr(thing, "fsum")
    raise AssertionError
