def all_charged(batteries):
    for level in batteries:
        if level < 20:
            print("low")
    return False
