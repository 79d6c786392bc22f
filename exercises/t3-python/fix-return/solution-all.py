def all_charged(batteries):
    return all(level >= 20 for level in batteries)
