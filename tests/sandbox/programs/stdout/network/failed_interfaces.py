# failed: there is no interface but the loopback
names = [line.split(":")[0].strip() for line in open("/proc/net/dev").readlines()[2:]]
print("none" if names == ["lo"] else 6)
