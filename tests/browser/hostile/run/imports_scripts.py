# importScripts needs no CORS: it would fetch any page of the site.
import js

for address in ("http://the-site/path?hostile", "http://elsewhere/?hostile", "/path?hostile", "data:text/javascript,self.got=1"):
    try:
        js.importScripts(address)
        print("GOT", address)
    except Exception as error:
        print(type(error).__name__)
