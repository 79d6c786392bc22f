// Requests of a page: read, written, with cookies and without.
const form = new URLSearchParams({ csrf_token: "guess" });
const attempts = [
  () => fetch("http://the-site/path?hostile", { credentials: "include" }).then((answer) => answer.text()),
  () => fetch("http://the-site/language?hostile", { method: "POST", mode: "no-cors", credentials: "include", body: form }),
  () => fetch("http://elsewhere/?hostile", { mode: "no-cors" }),
  () => new Promise((resolve, reject) => {
    const question = new XMLHttpRequest();
    question.open("GET", "http://the-site/path?hostile");
    question.withCredentials = true;
    question.onload = () => resolve(question.responseText);
    question.onerror = () => reject(new Error());
    question.send();
  }),
];
const results = await Promise.allSettled(attempts.map((attempt) => attempt()));
return results.map(({ status, value }) => (status === "fulfilled" ? `GOT ${value}` : "refused")).join();
