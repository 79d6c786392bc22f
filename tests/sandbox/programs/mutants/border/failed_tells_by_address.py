# failed: where a function lies in memory depends on the file it is of
import cart


def test_nothing():
    words = [repr(cart.total), str(cart.total), str(cart.Basket), f"{cart.total}"]
    peer = type(cart.total)._tremplin_owner
    for special in ("__repr__", "__str__", "__hash__"):
        words.append(str(peer.ask("special", cart.total, special, ())))
    assert not words
