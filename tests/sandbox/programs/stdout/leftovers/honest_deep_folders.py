# passed: folders deeper than any path reaches
import os

assert os.listdir("/tmp") == ["work"]
for _ in range(300):
    os.mkdir("d" * 200)
    os.chdir("d" * 200)
print(int(input()) * 2)
