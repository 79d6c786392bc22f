# XMLHttpRequest, with the address of the page's own site left to the browser, and in full.
from js import XMLHttpRequest

for address in ("/teach/staff?hostile", "http://the-site/teach/staff?hostile"):
    try:
        question = XMLHttpRequest.new()
        question.open("GET", address, False)
        question.withCredentials = True
        question.send()
        print("GOT", question.status, question.responseText)
    except Exception as error:
        print(type(error).__name__)
