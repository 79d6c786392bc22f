# passed: random numbers of every source
import random, secrets, uuid

assert 0 <= random.random() < 1 and secrets.randbelow(10) < 10 and len(str(uuid.uuid4())) == 36
print(int(input()) * 2)
