# failed: the author's words on a file and its functions
import cart


def test_nothing():
    assert "right" in (cart.__doc__ or "") or "care" in (cart.total.__doc__ or "")
