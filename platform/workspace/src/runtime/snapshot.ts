/** Starting Python from a memory snapshot made by the build: quicker, but a download of its own.
 *
 * So a first start goes without and fetches the snapshot once Python is ready; later starts find it in the cache.
 */

import type { PyodideAPI } from "pyodide";

type Load = (snapshot?: ArrayBuffer) => Promise<PyodideAPI>;

/** Load from the snapshot if this browser has it; without, if it has not or if the snapshot does not work here. */
export async function loadQuickly(load: Load, address: string): Promise<PyodideAPI> {
  const snapshot = await cached(address);
  if (!snapshot) return load().finally(() => fetchForNextTime(address));
  return load(snapshot).catch((error: unknown) => {
    console.warn("Python starts without its snapshot.", error);
    return load();
  });
}

/** Have the snapshot in the cache for the next start; whether that worked is seen then. */
function fetchForNextTime(address: string): void {
  void fetch(address, { priority: "low" })
    .then((answer) => answer.arrayBuffer())
    .catch((error: unknown) => console.warn("No snapshot of Python for the next start.", error));
}

async function cached(address: string): Promise<ArrayBuffer | undefined> {
  try {
    const answer = await fetch(address, { cache: "only-if-cached", mode: "same-origin" });
    return answer.ok ? await answer.arrayBuffer() : undefined;
  } catch {
    // "Not in the cache" is told as a network error.
    return undefined;
  }
}
