// WebSocket and EventSource.
const opened = (thing) => new Promise((resolve) => {
  thing.onopen = () => resolve("GOT");
  thing.onerror = () => resolve("refused");
  setTimeout(() => resolve("refused"), 500);
});
return (await Promise.all([
  opened(new WebSocket("ws://the-site/hostile")),
  opened(new WebSocket("ws://elsewhere/hostile")),
  opened(new EventSource("http://the-site/path?hostile", { withCredentials: true })),
])).join();
