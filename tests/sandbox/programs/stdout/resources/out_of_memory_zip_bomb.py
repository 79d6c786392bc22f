# out_of_memory: little that unpacks to much
import zlib

packed = zlib.compress(bytes(20_000_000), 1)
kept = [zlib.decompress(packed) for _ in range(20)]
