/** On HTTPS and localhost: an exercise that is reloaded while the site is away comes back, and Run works on.
 *
 * Nothing of a child is stored: the page that is being reloaded is still there and hands its own text over. What else
 * the page needs is in the browser's cache. With no such page, the answer is a page that says so kindly.
 */

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface OpenPage {
  readonly url: string;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

interface Scope extends EventTarget {
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<OpenPage[]> };
  skipWaiting(): Promise<void>;
}

const scope = self as unknown as Scope;
const CACHE = "tremplin-offline";
const AWAY = "/away";
const PAGE_ANSWERS_MS = 2000;
/** What a proxy answers for a site that is away. */
const GATEWAY_ERRORS = [502, 503, 504];

scope.addEventListener("install", (event) => {
  (event as ExtendableEvent).waitUntil(keepAwayPage().then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (event) => {
  (event as ExtendableEvent).waitUntil(scope.clients.claim());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event as FetchEvent;
  const isExercise = request.mode === "navigate" && new URL(request.url).pathname.startsWith("/exercises/");
  if (isExercise) (event as FetchEvent).respondWith(fromSiteOrPage(request));
});

async function keepAwayPage(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Without cookies: the page is nobody's.
  await cache.add(new Request(AWAY, { credentials: "omit", cache: "reload" }));
}

async function fromSiteOrPage(request: Request): Promise<Response> {
  const answer = await fetch(request).catch(() => undefined);
  if (answer && !GATEWAY_ERRORS.includes(answer.status)) return answer;
  const away = await caches.match(AWAY);
  const page = away && (await textOfOpenPage(request.url));
  return page ? new Response(page, { headers: away.headers }) : (away ?? Response.error());
}

async function textOfOpenPage(url: string): Promise<string | undefined> {
  const open = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = open.find((one) => one.url === url);
  if (!page) return undefined;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event: MessageEvent<string>) => resolve(event.data);
    setTimeout(() => resolve(undefined), PAGE_ANSWERS_MS);
    page.postMessage("text", [port2]);
  });
}
