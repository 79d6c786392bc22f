answer = True


def all_charged(batteries):
    global answer
    for level in batteries:
        if level < 20:
            answer = False
    return answer


print(all_charged([80, 50, 90]))
print(all_charged([80, 10]))
