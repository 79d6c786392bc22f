# failed: what an exception of the file's carries
import cart


def test_nothing():
    try:
        cart.apply(cart.total, [None])
    except Exception as error:
        peer = type(cart.total)._tremplin_owner
        assert peer.ask("get", error, "args") is not error.args
