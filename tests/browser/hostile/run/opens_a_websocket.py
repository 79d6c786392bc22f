# A WebSocket asks with cookies and no CORS.
import time

import js

for address in ("ws://the-site/hostile", "ws://elsewhere/hostile"):
    try:
        socket = js.WebSocket.new(address)
        time.sleep(0.4)
        print("GOT" if socket.readyState == 1 else "closed", socket.readyState)
    except Exception as error:
        print(type(error).__name__)
