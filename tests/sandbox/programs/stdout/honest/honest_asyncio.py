# passed: asyncio: tasks, a queue, a time limit
import asyncio

async def double(n):
    await asyncio.sleep(0.001)
    return n * 2


async def main():
    results = await asyncio.gather(*(asyncio.wait_for(double(n), 1) for n in range(20)))
    assert results[19] == 38
    print(await double(int(input())))


asyncio.run(main())
