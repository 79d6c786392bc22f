for lamp in range(2, 11, 3):
    print(lamp)
