// Popups, by script and by link; dialogs; a download.
const opened = window.open("http://the-site/path?hostile");
for (const properties of [{ target: "_blank" }, { download: "hostile" }]) {
  const link = Object.assign(document.createElement("a"), { href: "http://the-site/path?hostile", ...properties });
  document.body.append(link);
  link.click();
  link.remove();
}
await new Promise((resolve) => setTimeout(resolve, 200));
return opened ? "GOT a window" : "refused";
