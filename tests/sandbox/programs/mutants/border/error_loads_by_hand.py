# error: an object that the file never handed out
import cart


def test_nothing():
    peer = type(cart.total)._tremplin_owner
    for number in range(10_000, 10_500):
        peer._send_message({"do": ["t", [["s", "call"], ["r", [cart.total._tremplin_number]],
                                         ["t", [["r", [number]]]], ["@", "t900"]]], "nodes": [["t900", "d", []]]})
        peer._receive()
