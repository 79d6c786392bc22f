# A form is posted without being allowed to read the answer.
from js import XMLHttpRequest

for method, path in (("POST", "/language"), ("PUT", "/exercises/hello/draft"), ("POST", "/teach/staff/invite")):
    try:
        question = XMLHttpRequest.new()
        question.open(method, "http://the-site" + path + "?hostile", False)
        question.setRequestHeader("Content-Type", "application/x-www-form-urlencoded")
        question.send("language=en&csrf_token=guess")
        print("GOT", question.status)
    except Exception as error:
        print(type(error).__name__)
