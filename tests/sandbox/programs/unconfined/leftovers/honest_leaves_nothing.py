# passed: files and processes that one case leaves are gone in the next
import glob, os, time

others = [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if pid not in (os.getpid(), os.getppid())]
assert len(others) <= 1, "at most the process that waits for the next case"
assert not glob.glob("/tmp/kept*")
os.makedirs("/tmp/kept/deep/er")
os.symlink("/", "/tmp/kept/root")
if os.fork() == 0:
    os.setsid()
    while True:
        time.sleep(1)
print(int(input()) * 2)
