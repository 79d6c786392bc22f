# Popups, notifications, dialogs.
import js
from pyodide.ffi import run_sync

for attempt in (
    lambda: js.open("http://the-site/path?hostile"),
    lambda: js.clients.openWindow("http://the-site/path?hostile"),
    lambda: js.alert("hostile"),
    lambda: js.prompt("hostile"),
    lambda: js.Notification.new("hostile") and js.Notification.permission == "granted" or js.refused,
    lambda: run_sync(js.navigator.share("hostile")),
):
    try:
        attempt()
        print("GOT")
    except Exception as error:
        print(type(error).__name__)
