# error OperationalError: a database in a file wants file locks, which reach across containers
import sqlite3

sqlite3.connect("data.db").execute("create table t (n)")
print(int(input()) * 2)
