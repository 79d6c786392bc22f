# error PermissionError: waiting for visitors
import http.server

http.server.HTTPServer(("", 8000), http.server.BaseHTTPRequestHandler).serve_forever()
print(int(input()) * 2)
