/** The script of the frame: starts the supervisor with what the page hands over, once, and is done. */

import type { ToFrame, ToSupervisor } from "./messages.ts";

function begin(event: MessageEvent<ToFrame>): void {
  const [page] = event.ports;
  if (event.source !== parent || !page) return;
  removeEventListener("message", begin);
  const { supervisor: script, files } = event.data;
  // In an origin of its own, a worker starts from a blob and as a classic script only.
  const supervisor = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  const start: ToSupervisor = { kind: "start", files };
  const buffers = [...Object.values(files.pyodide), files.snapshot].filter((buffer) => buffer !== null);
  supervisor.postMessage(start, [page, ...buffers]);
}

addEventListener("message", begin);
