# Large messages, one after the other.
import js

while True:
    js.postMessage(js.Uint8Array.new(20_000_000))
