// Everything that a browser keeps for an origin.
const word = async (attempt) => {
  try { return `GOT ${JSON.stringify(await attempt())}`; } catch (error) { return error.name; }
};
return (await Promise.all([
  word(() => { if (document.cookie) return document.cookie; throw new Error(); }),
  word(() => Object.keys(localStorage)),
  word(() => Object.keys(sessionStorage)),
  word(() => new Promise((resolve, reject) => {
    const asked = indexedDB.open("planted");
    asked.onsuccess = () => (asked.result.objectStoreNames.length ? resolve("a store") : reject(new Error()));
    asked.onerror = () => reject(new Error());
  })),
  word(() => caches.keys()),
  word(() => navigator.storage.getDirectory()),
  word(() => navigator.serviceWorker.getRegistrations()),
])).join();
