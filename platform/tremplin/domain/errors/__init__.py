"""Cases of what goes wrong in a beginner's program: each error of Python's becomes one."""
