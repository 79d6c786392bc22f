# failed: where an error of the file came from
import cart


def test_nothing():
    try:
        cart.total(None)
    except TypeError as error:
        seen = error
    peer = type(cart.total)._tremplin_owner
    trace = peer.ask("get", seen, "__traceback__")
    assert trace.tb_frame.f_code.co_name == "total"
