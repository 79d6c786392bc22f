def all_charged(batteries):
    for level in batteries:
        if level >= 20:
            return True
    return False
