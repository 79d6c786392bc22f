// What a child types is never lost: src/behaviours/draft-saver.ts with local-draft.ts, as one page and as two tabs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW, open } from "../dom/page.mjs";
import { away, page as html, json, loggedOut, slow } from "../dom/server.mjs";
import { drawer } from "../dom/storage.mjs";
import { draftPage, PUT, typing } from "./drafting.mjs";

const saved = (version, overtook = false) => json({ version, overtook });

test("what was typed is saved a moment after the last key", async (t) => {
  const draft = await typing(t, { source: "x = 1\n" });
  draft.server.on(PUT, saved(4));
  draft.type("x = 12\n");
  await draft.wait(799);
  assert.deepEqual(draft.server.requests, []);
  await draft.wait(1);
  assert.deepEqual(draft.server.requests[0].body, { source: "x = 12\n", base: 3 });
  assert.equal(draft.state(), "saved");
});

test("somebody who types without a pause is saved every two seconds", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, saved(4));
  for (let key = 0; key < 9; key++) {
    draft.type("a".repeat(key + 1));
    await draft.wait(250);
  }
  assert.equal(draft.server.asked(PUT).length, 1);
});

test("a second edit goes on from the version of the first", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, saved(4), saved(5));
  draft.type("one");
  await draft.wait(800);
  draft.type("two");
  await draft.wait(800);
  assert.deepEqual(
    draft.server.requests.map(({ body }) => body),
    [
      { source: "one", base: 3 },
      { source: "two", base: 4 },
    ],
  );
});

test("what is typed while a save is under way is saved after it", async (t) => {
  const draft = await typing(t);
  const first = slow();
  draft.server.on(PUT, first, saved(5));
  draft.type("one");
  await draft.wait(800);
  draft.type("two");
  await draft.wait(5000);
  assert.equal(draft.server.requests.length, 1);
  assert.equal(draft.state(), "saving");
  first.arrive(saved(4));
  await draft.wait(800);
  assert.deepEqual(draft.server.requests[1].body, { source: "two", base: 4 });
  assert.equal(draft.state(), "saved");
});

test("what is typed and taken back asks nothing of the house", async (t) => {
  const draft = await typing(t, { source: "x" });
  draft.type("xy");
  draft.type("x");
  await draft.wait(10_000);
  assert.deepEqual(draft.server.requests, []);
  assert.deepEqual(draft.storage.names(), []);
});

test("another tab was overtaken: the page says so, and keeps hers", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, saved(9, true));
  draft.type("mine");
  await draft.wait(800);
  assert.equal(draft.state(), "overtook");
});

test("without a network it is tried again, ever more rarely, until it is saved", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, away, away, away, away, away, away, saved(4));
  draft.type("kept");
  const tries = [];
  for (let second = 0; second < 60; second++) {
    const before = draft.server.requests.length;
    await draft.wait(1000);
    if (draft.server.requests.length > before) tries.push(second);
  }
  const gaps = tries.slice(1).map((at, index) => at - tries[index]);
  assert.deepEqual(gaps, [1, 2, 4, 8, 15, 15]);
  assert.equal(draft.state(), "saved");
});

test("trouble is told, and is over with the first save", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, away, saved(4));
  draft.type("kept");
  await draft.wait(800);
  assert.equal(draft.state(), "failed");
  await draft.wait(1000);
  assert.equal(draft.state(), "saved");
});

test("the network is back: what waits is saved at once", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, away, away, away, away, saved(4));
  draft.type("kept");
  await draft.wait(10_000);
  draft.tell("online");
  await draft.wait();
  assert.equal(draft.state(), "saved");
});

test("the café's network greets in the house's place: the text stays in the browser", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, html("<h1>Bienvenue</h1>"));
  draft.type("kept");
  await draft.wait(800);
  assert.equal(draft.state(), "failed");
  assert.equal(draft.storage.names().length, 1);
});

test("logged out: the page says so, and saves once she is in again", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, loggedOut, saved(4)).on("GET https://tremplin.test/exercises/age", loggedOut);
  draft.type("kept");
  await draft.wait(800);
  assert.equal(draft.state(), "expired");
  await draft.wait(1000);
  assert.equal(draft.state(), "saved");
});

test("she leaves the page: the last words go along", async (t) => {
  for (const leave of [(page) => page.tell("pagehide"), (page) => page.hide()]) {
    const draft = await typing(t);
    draft.server.on(PUT, saved(4));
    draft.type("last words");
    leave(draft);
    await draft.wait();
    assert.deepEqual(draft.server.requests[0].body, { source: "last words", base: 3 });
    assert.equal(draft.server.requests[0].keepalive, true);
  }
});

test("she leaves while an older text is on its way: the last words go beside it", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, slow(), saved(5));
  draft.type("older");
  await draft.wait(800);
  draft.type("newest");
  draft.tell("pagehide");
  await draft.wait();
  assert.deepEqual(draft.server.requests[1].body, { source: "newest", base: 3 });
  assert.equal(draft.server.requests[1].keepalive, true);
});

test("she leaves with everything saved: nothing is sent, nothing asked", async (t) => {
  const draft = await typing(t);
  draft.tell("pagehide");
  assert.equal(draft.tell("beforeunload"), true);
  await draft.wait(5000);
  assert.deepEqual(draft.server.requests, []);
});

test("nobody is asked before leaving as long as the browser keeps the text", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, away);
  draft.type("kept here");
  await draft.wait(3000);
  assert.equal(draft.tell("beforeunload"), true);
});

test("a full browser and no network: leaving asks first", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, away);
  draft.storage.fill();
  draft.type("nowhere else");
  await draft.wait(800);
  assert.equal(draft.tell("beforeunload"), false);
});

test("a full browser with a network: the house has it, nobody is asked", async (t) => {
  const draft = await typing(t);
  draft.server.on(PUT, saved(4));
  draft.storage.fill();
  draft.type("in the house");
  await draft.wait(800);
  assert.equal(draft.state(), "saved");
  assert.equal(draft.tell("beforeunload"), true);
});

test("a browser whose settings close its storage saves in the house all the same", async (t) => {
  const draft = await typing(t, { storage: drawer({ isClosed: true }) });
  draft.server.on(PUT, away, saved(4));
  draft.type("in the house");
  await draft.wait(800);
  assert.equal(draft.tell("beforeunload"), false);
  await draft.wait(1000);
  assert.equal(draft.state(), "saved");
});

test("the browser crashes without a network: the text is there when the page opens again", async (t) => {
  const first = await typing(t);
  first.server.on(PUT, away);
  first.type("written in the train");
  await first.wait(3000);

  const again = await typing(t, { storage: first.storage, answers: [saved(4)] });
  assert.equal(again.draft.first, "written in the train");
  await again.wait();
  assert.deepEqual(again.server.requests[0].body, { source: "written in the train", base: 3 });
  assert.equal(again.state(), "saved");
});

test("a crash leaves nothing behind once its text is saved", async (t) => {
  const first = await typing(t);
  first.server.on(PUT, away);
  first.type("written in the train");
  await first.wait(800);
  const again = await typing(t, { storage: first.storage, answers: [saved(4)] });
  await again.wait();
  assert.deepEqual(again.storage.names(), []);
});

test("what the house has already is forgotten by the browser", async (t) => {
  const first = await typing(t);
  first.server.on(PUT, away);
  first.type("arrived after all");
  await first.wait(800);
  const again = await typing(t, { storage: first.storage, source: "arrived after all", version: 4 });
  await again.wait();
  assert.deepEqual(again.server.requests, []);
  assert.deepEqual(again.storage.names(), []);
});

test("she went on at home: the house's newer text is shown, the one left here goes into its history", async (t) => {
  const first = await typing(t);
  first.server.on(PUT, away);
  first.type("left at school");
  await first.wait(800);
  const again = await typing(t, {
    storage: first.storage,
    source: "written at home",
    version: 7,
    savedAt: NOW + 3_600_000,
    now: NOW + 7_200_000,
    answers: [saved(8), saved(9)],
  });
  assert.equal(again.draft.first, "written at home");
  await again.wait(2000);
  assert.deepEqual(
    again.server.requests.map(({ body }) => body),
    [
      { source: "left at school", base: 3 },
      { source: "written at home", base: 8 },
    ],
  );
});

test("two tabs left a text each: the newest is shown, the other goes into the history before it", async (t) => {
  const storage = drawer();
  for (const [index, text] of ["first tab", "second tab"].entries()) {
    const tab = await typing(t, { storage });
    tab.server.on(PUT, away);
    await tab.wait(1000 * (index + 1));
    tab.type(text);
  }
  const again = await typing(t, { storage, answers: [saved(4), saved(5)] });
  assert.equal(again.draft.first, "second tab");
  await again.wait(2000);
  assert.deepEqual(
    again.server.requests.map(({ body }) => body.source),
    ["first tab", "second tab"],
  );
  assert.deepEqual(storage.names(), []);
});

test("a computer whose clock is years behind keeps the newest text all the same", async (t) => {
  const years = 3 * 365 * 24 * 3_600_000;
  const first = await typing(t, { now: NOW + years, savedAt: NOW + years - 1000 });
  first.server.on(PUT, away);
  first.type("typed just now");
  await first.wait(800);
  // The house saved another tab's text a second before this one was typed.
  const again = await typing(t, { storage: first.storage, source: "older", version: 4, savedAt: NOW + years - 1000 });
  assert.equal(again.draft.first, "typed just now");
});

test("the next child at this computer finds nothing that she can read", async (t) => {
  const first = await typing(t);
  first.server.on(PUT, away);
  first.type("my secret poem");
  await first.wait(800);
  assert.equal(first.storage.names().length, 1);
  assert.doesNotMatch(JSON.stringify(first.storage.kept), /secret|poem/);

  const other = await typing(t, { storage: first.storage, learner: "tom", key: "bb".repeat(32) });
  assert.equal(other.draft.first, "");
  assert.equal(first.storage.names().length, 1);
});

test("a text of another exercise is left alone", async (t) => {
  const first = await typing(t);
  first.server.on(PUT, away);
  first.type("of this exercise");
  await first.wait(800);
  const other = await typing(t, { storage: first.storage, exercise: "/drafts/other" });
  assert.equal(other.draft.first, "");
  assert.equal(first.storage.names().length, 1);
});

test("what somebody tampered with, or another secret sealed, is as good as nothing", async (t) => {
  const first = await typing(t);
  first.server.on(PUT, away);
  first.type("sealed");
  await first.wait(800);
  const [name] = first.storage.names();
  for (const spoilt of ["", "zz", `${first.storage.kept[name].slice(0, -2)}00`, "ab".repeat(60)]) {
    first.storage.kept[name] = spoilt;
    const again = await typing(t, { storage: first.storage });
    assert.equal(again.draft.first, "");
    first.storage.kept[name] = spoilt;
  }
});

test("the page shows its words for each state, and the way to log in only where it helps", async (t) => {
  const page = await open(t, "pages/workspace-page.ts", { html: draftPage() });
  page.server.on(PUT, loggedOut, saved(4)).on("GET https://tremplin.test/exercises/age", loggedOut);
  let text = "";
  const saver = page.exports.draftSaver(page.find("[data-workspace]"), text);
  saver.watch(() => text);
  text = "typed";
  saver.edited();
  await page.wait(800);
  assert.equal(page.text("[data-save-status]"), "Reconnecte-toi");
  assert.equal(page.find("[data-log-in]").hidden, false);
  await page.wait(1000);
  assert.equal(page.text("[data-save-status]"), "Enregistré");
  assert.equal(page.find("[data-log-in]").hidden, true);
});
