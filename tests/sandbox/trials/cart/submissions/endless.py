# timeout
def test_for_ever():
    while True:
        pass
