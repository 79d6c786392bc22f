# A worker has an address; it cannot be sent elsewhere.
import time

import js

for attempt in ("js.location.assign(a)", "js.location.replace(a)", "setattr(js.location, 'href', a)", "setattr(js, 'location', a)"):
    try:
        eval(attempt, {"js": js, "a": "http://the-site/path?hostile"})
    except Exception as error:
        print(type(error).__name__)
time.sleep(0.3)
print(js.location.protocol)
