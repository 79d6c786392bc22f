# The page by every name it has.
import js

for name in ("window", "parent", "top", "opener", "frames", "document", "frameElement", "self.parent", "clients"):
    found = js
    for part in name.split("."):
        found = getattr(found, part, None)
    print(name, "GOT" if found is not None else "is not there")
