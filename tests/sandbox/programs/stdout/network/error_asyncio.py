# error PermissionError: a connection by asyncio
import asyncio

asyncio.run(asyncio.open_connection("192.0.2.1", 80))
print(int(input()) * 2)
