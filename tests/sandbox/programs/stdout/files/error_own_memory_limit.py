# error OSError|PermissionError: lifts its own memory limit
import os

folder = "/sys/fs/cgroup/memory" if os.path.exists("/sys/fs/cgroup/memory") else "/sys/fs/cgroup"
name = "memory.limit_in_bytes" if folder.endswith("memory") else "memory.max"
open(os.path.join(folder, name), "w").write("-1")
print(int(input()) * 2)
