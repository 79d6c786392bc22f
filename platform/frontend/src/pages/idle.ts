/** A page that nobody touches any more shows nobody's name and work: when its session is over, it goes to the door. */

const body = document.body;
const idleMs = Number(body.dataset["idleMinutes"] ?? 0) * 60_000;
const LOOK_EVERY_MS = 20_000;
let touchedAt = Date.now();

for (const kind of ["pointerdown", "keydown", "wheel"]) {
  addEventListener(kind, () => (touchedAt = Date.now()), { passive: true, capture: true });
}

/** Asks without being a click itself: somebody may be at work in another tab. */
async function leaveWhenOver(): Promise<void> {
  const { here, door } = body.dataset;
  if (!here || !door || Date.now() - touchedAt <= idleMs) return;
  const answer = await fetch(here, { credentials: "same-origin" }).catch(() => null);
  if (answer?.status === 401) location.assign(door);
}

if (idleMs > 0) setInterval(() => void leaveWhenOver(), LOOK_EVERY_MS);
