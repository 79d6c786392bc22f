# Drafts of whoever sat here before.
import js

for storage in ("localStorage", "sessionStorage"):
    try:
        found = getattr(js, storage)
        print("GOT", [found.key(number) for number in range(found.length)])
    except Exception as error:
        print(type(error).__name__)
