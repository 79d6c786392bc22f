# failed
import os


def test_by_chance():
    assert os.urandom(1)[0] < 85
