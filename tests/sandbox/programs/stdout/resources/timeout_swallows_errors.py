# timeout: never takes no for an answer
while True:
    try:
        input()
    except BaseException:
        pass
