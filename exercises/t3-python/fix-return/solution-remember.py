def all_charged(batteries):
    charged = True
    for level in batteries:
        if level < 20:
            charged = False
    return charged
