# error: the system is read-only
open("/etc/passwd", "w")
