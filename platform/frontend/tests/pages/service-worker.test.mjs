// Reloading an exercise while the site is away: src/pages/service-worker.ts between a browser and its open pages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";
import { away, page as html } from "../dom/server.mjs";

const SITE = "https://tremplin.test";
const EXERCISE = `${SITE}/exercises/age`;

/** A page that is open in the browser; it hands its text over, or not. */
const openPage = (url, text) => ({
  url,
  postMessage: (_, [port]) => text && port.postMessage(text),
});

async function serving(t, { pages = [], keeps = true } = {}) {
  const kept = new Map();
  const asked = [];
  const calls = [];
  const channels = [];
  const page = await open(t, "pages/service-worker.ts", {
    prepare(window) {
      Object.assign(window, {
        Request: class {
          constructor(url, options) {
            Object.assign(this, { url, options });
          }
        },
        MessageChannel: class extends MessageChannel {
          constructor() {
            super();
            channels.push(this);
          }
        },
        caches: {
          open: async () => ({
            async add(request) {
              asked.push(request);
              kept.set(request.url, "<p>Le site dort</p>");
            },
          }),
          match: async (address) =>
            keeps
              ? new Response(kept.get(address) ?? "<p>Le site dort</p>", { headers: { "X-Kept": "yes" } })
              : undefined,
        },
        clients: { claim: async () => calls.push("claim"), matchAll: async () => pages },
        skipWaiting: async () => calls.push("skipWaiting"),
      });
    },
  });
  t.after(() => {
    for (const { port1 } of channels) port1.close();
  });
  /** The browser tells the worker something; the answer is what the worker wants to be waited for. */
  const tell = (kind, more = {}) => {
    let wanted;
    const event = Object.assign(new page.window.Event(kind), {
      waitUntil: (it) => (wanted = it),
      respondWith: (it) => (wanted = it),
      ...more,
    });
    page.window.dispatchEvent(event);
    return wanted;
  };
  return { ...page, tell, asked, calls, visit: (url, mode = "navigate") => tell("fetch", { request: { url, mode } }) };
}

/** The site's answer to requests that are objects, as a service worker sends them. */
const site = (worker, answer) => (worker.window.fetch = async () => answer());

test("installed, it keeps the page of a site that is away, which is nobody's, and takes over at once", async (t) => {
  const worker = await serving(t);
  await worker.tell("install");
  assert.deepEqual({ ...worker.asked[0].options }, { credentials: "omit", cache: "reload" });
  assert.equal(worker.asked[0].url, "/away");
  await worker.tell("activate");
  assert.deepEqual(worker.calls, ["skipWaiting", "claim"]);
});

test("a site that answers is heard, whatever it says", async (t) => {
  const worker = await serving(t, { pages: [openPage(EXERCISE, "old")] });
  for (const [status, text] of [
    [200, "new"],
    [404, "gone"],
    [500, "trouble"],
  ]) {
    site(worker, html(text, status));
    const answer = await worker.visit(EXERCISE);
    assert.deepEqual([answer.status, await answer.text()], [status, text]);
  }
});

test("away, or behind a proxy that says so, the page that is being reloaded gives its own text", async (t) => {
  const worker = await serving(t, { pages: [openPage(`${SITE}/`, "door"), openPage(EXERCISE, "<p>Avance</p>")] });
  for (const answer of [away, html("Bad gateway", 502), html("", 503), html("", 504)]) {
    site(worker, answer);
    const shown = await worker.visit(EXERCISE);
    assert.equal(await shown.text(), "<p>Avance</p>");
    assert.equal(shown.headers.get("X-Kept"), "yes");
  }
});

test("with no such page open, it is said kindly that the site is away", async (t) => {
  const worker = await serving(t, { pages: [openPage(`${SITE}/exercises/other`, "other")] });
  site(worker, away);
  assert.equal(await (await worker.visit(EXERCISE)).text(), "<p>Le site dort</p>");
});

test("a page that does not answer is waited for two seconds", async (t) => {
  const worker = await serving(t, { pages: [openPage(EXERCISE, null)] });
  site(worker, away);
  let shown = null;
  void worker.visit(EXERCISE).then((answer) => (shown = answer));
  await worker.wait(1_999);
  assert.equal(shown, null);
  await worker.wait(1);
  assert.equal(await shown.text(), "<p>Le site dort</p>");
});

test("a browser that kept nothing shows its own error", async (t) => {
  const worker = await serving(t, { keeps: false });
  site(worker, away);
  assert.equal((await worker.visit(EXERCISE)).type, "error");
});

test("anything else goes its own way", async (t) => {
  const worker = await serving(t);
  assert.equal(worker.visit(`${SITE}/door`), undefined);
  assert.equal(worker.visit(EXERCISE, "cors"), undefined);
});
