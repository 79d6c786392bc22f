# passed: the library that children use works under every limit; other programs are politely refused
import asyncio, collections, csv, datetime, decimal, fractions, json, re, secrets, sqlite3, statistics, string
import subprocess, sys, tempfile, threading

done = []
thread = threading.Thread(target=lambda: done.append(1))
thread.start()
thread.join()
asyncio.run(asyncio.sleep(0))
database = sqlite3.connect(":memory:")
database.execute("create table t (n)")
with tempfile.TemporaryFile() as file:
    file.write(b"x")
assert done and secrets.token_hex(4) and datetime.date.today()
try:
    subprocess.run([sys.executable, "-c", "print(1)"])
except PermissionError:
    print(int(input()) * 2)
