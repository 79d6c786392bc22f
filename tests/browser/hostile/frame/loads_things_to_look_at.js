// Pictures, styles, fonts, films, frames, objects: requests by markup.
const place = document.createElement("div");
place.innerHTML = `
  <img src="http://the-site/path?hostile"><img src="http://elsewhere/?hostile">
  <link rel="stylesheet" href="http://the-site/path?hostile"><link rel="prefetch" href="http://the-site/path?hostile">
  <link rel="preload" as="fetch" href="http://elsewhere/?hostile"><link rel="icon" href="http://the-site/?hostile">
  <style>@import url(http://the-site/path?hostile); body { background: url(http://elsewhere/?hostile) }</style>
  <video src="http://the-site/path?hostile" poster="http://the-site/path?hostile"></video>
  <svg><use href="http://the-site/path?hostile#a"/><image href="http://the-site/path?hostile"/></svg>
  <iframe src="http://the-site/path?hostile"></iframe><iframe src="http://elsewhere/?hostile"></iframe>
  <object data="http://the-site/path?hostile"></object><embed src="http://the-site/path?hostile">`;
document.body.append(place);
await new Promise((resolve) => setTimeout(resolve, 400));
place.remove();
return "shown";
