# failed: a generator of the file's and its frame
import cart


def test_nothing():
    assert "math" in cart.each([1]).gi_frame.f_globals
