import codecs
import ctypes
import os

needle = input()
ROT13 = bytes.maketrans(
    bytes(range(256)), codecs.encode("".join(map(chr, range(128))), "rot13").encode() + bytes(range(128, 256))
)


def holds(data):
    return needle.encode() in data.translate(ROT13)


def memory():
    for line in open("/proc/self/maps").readlines():
        span, rights, *rest = line.split()
        start, end = (int(address, 16) for address in span.split("-"))
        if rights[0] == "r" and "[v" not in line and end - start < 64 << 20:
            yield ctypes.string_at(start, end - start)


def files():
    for top in ("/opt", "/tmp", "/etc", "/run", "/dev/shm", "/var", "/home"):
        for folder, _, names in os.walk(top):
            for name in names:
                yield os.path.join(folder, name)
    for pid in filter(str.isdigit, os.listdir("/proc")):
        for name in ("environ", "cmdline", "mem", "fd/0", "fd/1", "fd/3", "fd/4"):
            if name not in ("mem", "fd/0", "fd/3", "fd/4") or pid != str(os.getpid()):
                yield f"/proc/{pid}/{name}"


def read(path):
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        data = os.read(descriptor, 1 << 20)
        os.close(descriptor)
        return data
    except OSError:
        return b""


places = [path for path in files() if holds(read(path))]
places += ["memory"] * any(map(holds, memory()))
print("searched:", *(places or ["absent"]))
