// Scripts of the site and of others.
const results = ["http://the-site/path?hostile", "http://elsewhere/?hostile"].map((address) => new Promise((resolve) => {
  const script = document.createElement("script");
  script.onload = () => resolve("GOT");
  script.onerror = () => resolve("refused");
  script.src = address;
  document.body.append(script);
}));
const imported = import("http://the-site/static/build/app.js?hostile").then(() => "GOT", () => "refused");
return (await Promise.all([...results, imported])).join();
