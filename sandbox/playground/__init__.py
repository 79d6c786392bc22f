"""The modules that children import: ``turtle`` and ``robot``.

The same files run in the sandbox's container and in the browser, so they are pure Python, ask nothing of the operating
system and import only what every Python has.
"""
