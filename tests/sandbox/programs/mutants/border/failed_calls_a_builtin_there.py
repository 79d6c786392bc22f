# failed: nothing of the language is called where the file is
import cart


def test_nothing():
    peer = type(cart.total)._tremplin_owner
    peer._send_message({
        "do": ["t", [["s", "call"], ["g", "type"], ["t", [["r", [cart.total._tremplin_number]]]], ["@", "t900"]]],
        "nodes": [["t900", "d", []]],
    })
    answer = peer._receive()
    assert "raise" not in answer
