// Workers that would stay, or that others would share.
const word = (attempt) => new Promise((resolve) => {
  try {
    const worker = attempt();
    worker.then?.(() => resolve("GOT"), () => resolve("refused"));
    worker.onerror = () => resolve("refused");
    setTimeout(() => resolve("refused"), 300);
  } catch { resolve("refused"); }
});
return (await Promise.all([
  word(() => navigator.serviceWorker.register("http://the-site/service-worker.js?hostile")),
  word(() => new Worker("http://the-site/static/build/app.js?hostile")),
  word(() => new SharedWorker("http://the-site/service-worker.js?hostile")),
])).join();
