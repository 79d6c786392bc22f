# BroadcastChannel reaches every page of an origin.
import time

import js
from pyodide.ffi import create_proxy

try:
    channel = js.BroadcastChannel.new("planted")
    channel.onmessage = create_proxy(lambda event: print("GOT", event.data))
    channel.postMessage("hostile")
    time.sleep(0.3)
    print("nobody answers")
except Exception as error:
    print(type(error).__name__)
