# error OSError|PermissionError|FileNotFoundError: the host's emergency keys
open("/proc/sysrq-trigger", "w").write("b")
print(int(input()) * 2)
