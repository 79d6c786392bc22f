/** The page's side of `service-worker.ts`: where the browser allows one, hand the page's own text over when asked. */

export function surviveReload(serviceWorker: string): void {
  if (!("serviceWorker" in navigator) || !serviceWorker) return;
  // As the server sent it: taken before anything on the page is changed.
  const text = `<!doctype html>\n${document.documentElement.outerHTML}`;
  navigator.serviceWorker.addEventListener("message", (event) => event.ports[0]?.postMessage(text));
  navigator.serviceWorker.startMessages();
  navigator.serviceWorker
    .register(serviceWorker)
    .catch((error: unknown) => console.warn("Reloading will need the site.", error));
}
