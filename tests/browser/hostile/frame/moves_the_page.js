// The whole page is sent elsewhere.
for (const move of [() => { top.location = "http://the-site/path?hostile"; }, () => parent.location.replace("http://elsewhere/?hostile")]) {
  try { move(); } catch {}
}
const link = Object.assign(document.createElement("a"), { href: "http://the-site/path?hostile", target: "_top" });
document.body.append(link);
link.click();
link.remove();
await new Promise((resolve) => setTimeout(resolve, 200));
return "still here";
