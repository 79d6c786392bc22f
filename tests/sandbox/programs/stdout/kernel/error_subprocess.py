# error PermissionError: a shell
import subprocess

subprocess.run("echo 6", shell=True)
print(int(input()) * 2)
