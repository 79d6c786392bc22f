# Requests that outlive who sent them.
import js

for attempt in (
    lambda: js.navigator.sendBeacon("http://the-site/path?hostile", "x"),
    lambda: js.fetchLater("http://the-site/path?hostile"),
    lambda: js.Report.new("http://elsewhere/?hostile"),
):
    try:
        print("GOT" if attempt() else "refused")
    except Exception as error:
        print(type(error).__name__)
