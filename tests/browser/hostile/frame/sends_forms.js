// Forms, to itself, to the page around and to a new window.
for (const target of ["_self", "_top", "_blank"]) {
  const form = Object.assign(document.createElement("form"), { method: "post", action: "http://the-site/language?hostile", target });
  document.body.append(form);
  form.submit();
  form.remove();
}
await new Promise((resolve) => setTimeout(resolve, 200));
return "sent";
