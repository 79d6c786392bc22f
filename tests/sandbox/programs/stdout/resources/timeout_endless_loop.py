# timeout: never ends
while True:
    pass
