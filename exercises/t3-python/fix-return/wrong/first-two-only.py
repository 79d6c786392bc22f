def all_charged(batteries):
    for level in batteries[:2]:
        if level < 20:
            return False
    return True


print(all_charged([80, 50, 90]))
print(all_charged([80, 10]))
