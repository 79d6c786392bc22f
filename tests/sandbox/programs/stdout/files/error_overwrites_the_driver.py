# error: the driver's files are read-only
open("/opt/tremplin/driver/supervisor.py", "w")
