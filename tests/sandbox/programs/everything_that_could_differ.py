import locale, os, random, sys, tempfile, threading, time

print("hashes", hash("a"), hash(("b", 2)), hash(b"c"), list({"b", "a", "c", "d", "e"}), frozenset("tremplin"))
print("chance", random.random(), random.sample(range(100), 5), random.choice("abcdef"))
print("zone", time.tzname, time.timezone, time.localtime(0).tm_hour, time.strftime("%A %B", time.gmtime(0)))
print("locale", locale.getlocale(), locale.getpreferredencoding(), sys.getdefaultencoding(), sys.stdout.encoding)
print("streams", sys.stdin.encoding, sys.stdout.errors, sys.stdout.line_buffering, sys.stdout.isatty())
print("place", os.getcwd(), sys.argv, sorted(os.environ.items()), os.listdir("."), tempfile.gettempdir(), __name__)
print("limits", sys.getrecursionlimit(), sys.get_int_max_str_digits(), os.umask(0), threading.active_count())
print("paths", sys.path, sys.flags.hash_randomization, sorted(sys.modules)[:10], len(sys.modules))
