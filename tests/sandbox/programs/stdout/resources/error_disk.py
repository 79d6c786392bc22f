# error OSError: more than the scratch directory holds
for index in range(9):
    with open(f"file{index}", "wb") as file:
        file.write(b"x" * 4_000_000)
print(int(input()) * 2)
