// The page around, by every way up.
const attempts = [
  () => parent.document.title, () => top.document.cookie, () => parent.localStorage.length, () => frameElement.outerHTML,
  () => parent.location.href, () => parent.fetch("/path?hostile"), () => opener.document.title,
  () => { document.domain = "localhost"; return "done"; },
];
return attempts.map((attempt) => {
  try { return `GOT ${attempt()}`; } catch (error) { return error.name; }
}).join();
