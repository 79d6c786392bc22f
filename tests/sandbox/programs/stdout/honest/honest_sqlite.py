# passed: a database in memory
import sqlite3

database = sqlite3.connect(":memory:")
with database:
    database.execute("create table numbers (n)")
    database.execute("insert into numbers values (?)", (int(input()),))
print(database.execute("select n * 2 from numbers").fetchone()[0])
