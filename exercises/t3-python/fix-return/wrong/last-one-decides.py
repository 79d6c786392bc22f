def all_charged(batteries):
    charged = True
    for level in batteries:
        charged = level >= 20
    return charged
