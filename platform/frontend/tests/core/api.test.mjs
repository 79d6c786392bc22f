import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";
import { away, page as html, json, loggedOut, slow } from "../dom/server.mjs";

const WORKSPACE = '<div data-learner="lea"></div>';
const HERE = "https://tremplin.test/exercises/age";

const workspaceOf = (learner, token) =>
  html(`<meta name="csrf-token" content="${token}"><div data-learner="${learner}"></div>`);

async function sending(t) {
  const page = await open(t, "core/api.ts", { html: WORKSPACE });
  return { ...page, send: (...request) => page.exports.send(...request) };
}

const plain = (value) => JSON.parse(JSON.stringify(value));

test("a request carries the page's token and what is to be kept", async (t) => {
  const { send, server } = await sending(t);
  server.on("PUT /draft", json({ version: 4 }));
  assert.deepEqual(plain(await send("PUT", "/draft", { source: "x = 1" })), {
    kind: "ok",
    status: 200,
    body: { version: 4 },
  });
  const [{ body, headers, options }] = server.requests;
  assert.deepEqual(body, { source: "x = 1" });
  assert.equal(headers["X-CSRFToken"], "first-token");
  assert.equal(headers.Accept, "application/json");
  assert.equal(options.credentials, "same-origin");
});

test("a question has no body", async (t) => {
  const { send, server } = await sending(t);
  server.on("GET /hand", json({ state: "down" }));
  await send("GET", "/hand");
  assert.equal("body" in server.requests[0].options, false);
});

test("no network and a house in trouble are the same to a child", async (t) => {
  const { send, server } = await sending(t);
  for (const answer of [away, json({}, 500), html("Bad gateway", 502), json({ message: "later" }, 503)]) {
    server.on("GET /hand", answer);
    assert.equal((await send("GET", "/hand")).kind, "unreachable");
  }
});

test("a refusal brings its reason", async (t) => {
  const { send, server } = await sending(t);
  server.on("POST /submit", json({ message: "Trop long." }, 413));
  assert.deepEqual(plain(await send("POST", "/submit", {})), { kind: "refused", message: "Trop long." });
});

test("a refusal without words is one all the same", async (t) => {
  const { send, server } = await sending(t);
  server.on("POST /submit", html("<h1>413</h1>", 413));
  assert.deepEqual(plain(await send("POST", "/submit", {})), { kind: "refused", message: "" });
});

test("a page of the café's network is no answer of the site", async (t) => {
  const { send, server } = await sending(t);
  server.on("PUT /draft", html("<h1>Bienvenue sur le Wi-Fi</h1>"));
  assert.equal((await send("PUT", "/draft", { source: "x" })).kind, "unreachable");
});

test("logged out and in again in another tab, the child's request goes through with the new token", async (t) => {
  const { send, server, find } = await sending(t);
  server.on("PUT /draft", loggedOut, json({ version: 5 }));
  server.on(`GET ${HERE}`, workspaceOf("lea", "second-token"));
  assert.equal((await send("PUT", "/draft", { source: "x" })).kind, "ok");
  assert.equal(server.asked("PUT /draft")[1].headers["X-CSRFToken"], "second-token");
  assert.equal(find("meta[name=csrf-token]").content, "second-token");
});

test("another child at the same computer does not get the request", async (t) => {
  const { send, server, find } = await sending(t);
  server.on("PUT /draft", loggedOut);
  server.on(`GET ${HERE}`, workspaceOf("tom", "second-token"));
  assert.equal((await send("PUT", "/draft", { source: "x" })).kind, "expired");
  assert.equal(server.asked("PUT /draft").length, 1);
  assert.equal(find("meta[name=csrf-token]").content, "first-token");
});

test("logged out for good, the request is tried once", async (t) => {
  const { send, server } = await sending(t);
  server.on("PUT /draft", loggedOut);
  for (const answer of [away, loggedOut, html("<p>Se connecter</p>")]) {
    server.on(`GET ${HERE}`, answer);
    assert.equal((await send("PUT", "/draft", { source: "x" })).kind, "expired");
  }
  assert.equal(server.asked("PUT /draft").length, 3);
});

test("the last words of a page do not wait to log in again", async (t) => {
  const { send, server } = await sending(t);
  server.on("PUT /draft", loggedOut);
  assert.equal((await send("PUT", "/draft", { source: "x" }, true)).kind, "expired");
  assert.equal(server.requests.length, 1);
  assert.equal(server.requests[0].keepalive, true);
});

test("a request waits for its answer, however long", async (t) => {
  const { send, server, wait } = await sending(t);
  const answer = slow();
  server.on("GET /hand", answer);
  let heard = null;
  void send("GET", "/hand").then((it) => (heard = it));
  await wait(60_000);
  assert.equal(heard, null);
  answer.arrive(json({ state: "seen" }));
  await wait();
  assert.equal(heard.body.state, "seen");
});
