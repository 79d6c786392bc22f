# passed: a full scratch directory
try:
    for number in range(9):
        with open(f"/tmp/{number}", "wb") as file:
            file.write(bytes(4_000_000))
except OSError:
    assert number > 2
print(int(input()) * 2)
