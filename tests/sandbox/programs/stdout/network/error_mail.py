# error PermissionError: a letter
import smtplib

smtplib.SMTP("192.0.2.1", 25, timeout=1)
print(int(input()) * 2)
