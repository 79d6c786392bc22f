// **Run**, as a child meets it: src/runtime/run.ts, python.ts, program-frame.ts and console-panel.ts together.

import assert from "node:assert/strict";
import { test } from "node:test";
import { away } from "../dom/server.mjs";
import { atTheDesk, ENDED, FAULT, READY, STOPPED, siteWithPython } from "./running.mjs";

const faulty = (fault = FAULT) => ({ kind: "finished", ending: { stopped: false, fault } });
const output = (text) => ({ kind: "output", text });

test("Python comes with the page, in a frame that may only run scripts", async (t) => {
  const page = await atTheDesk(t);
  const frame = page.find("iframe");
  assert.equal(frame.hidden, true);
  assert.equal(frame.getAttribute("sandbox"), "allow-scripts");
  assert.equal(page.state(), "loading");
  assert.deepEqual(
    Object.keys(page.peer().start.files.pyodide).sort(),
    ["pyodide.asm.js", "pyodide.asm.wasm.packed", "pyodide-lock.json", "python_stdlib.zip"].sort(),
  );
  assert.equal(page.peer().start.supervisor, "// supervisor");
  await page.says({ kind: "starting" }, READY);
  assert.equal(page.state(), "ready");
});

test("a program runs, prints and is over", async (t) => {
  const page = await atTheDesk(t, { source: "print('Salut')\n" });
  await page.says(READY);
  await page.run();
  assert.deepEqual(page.asked("run")[0], { kind: "run", source: "print('Salut')\n", answers: [], play: null });
  assert.deepEqual([page.state(), page.canStop()], ["running", true]);
  await page.says(output("Sal"), output("ut\n"), ENDED);
  assert.equal(page.output(), "Salut\n");
  assert.equal(page.notice(), "done");
  assert.deepEqual([page.state(), page.canStop()], ["renewing", false]);
  await page.says(READY);
  assert.equal(page.state(), "ready");
});

test("a program that prints nothing is told so", async (t) => {
  const page = await atTheDesk(t);
  await page.says(READY);
  await page.run();
  await page.says(ENDED);
  assert.equal(page.notice(), "nothing");
});

test("Run pressed before Python is there waits for it, and can be taken back", async (t) => {
  const page = await atTheDesk(t);
  await page.run();
  assert.deepEqual([page.state(), page.canStop()], ["waiting", true]);
  await page.stop();
  assert.equal(page.notice(), "stopped");
  await page.says(READY);
  assert.deepEqual(page.asked("run"), []);
  await page.run();
  assert.equal(page.asked("run").length, 1);
});

test("Run pressed while Python loads starts by itself, with the program as it was then", async (t) => {
  const page = await atTheDesk(t, { source: "print(1)" });
  await page.run();
  page.desk.source = "print(2)";
  await page.says(READY);
  assert.equal(page.asked("run")[0].source, "print(1)");
});

test("Ctrl+Enter and Cmd+Enter run, once a press, and write no line into the program", async (t) => {
  const page = await atTheDesk(t, { html: "<textarea id='program'></textarea>" });
  await page.says(READY);
  page.find("#program").focus();
  await page.user.keyboard("{Control>}{Enter}{/Control}");
  await page.settle();
  assert.equal(page.asked("run").length, 1);
  assert.equal(page.find("#program").value, "");
  await page.says(ENDED, READY);
  await page.user.keyboard("{Meta>}{Enter>5/}{/Meta}");
  await page.settle();
  assert.equal(page.asked("run").length, 2);
});

test("a plain Enter is a new line", async (t) => {
  const page = await atTheDesk(t, { html: "<textarea id='program'></textarea>" });
  await page.says(READY);
  page.find("#program").focus();
  await page.user.keyboard("{Enter}");
  await page.settle();
  assert.deepEqual(page.asked("run"), []);
  assert.equal(page.find("#program").value, "\n");
});

test("a program asks, and her answer goes to it and stays to be read", async (t) => {
  const page = await atTheDesk(t, { source: "nom = input('Ton nom ? ')\n" });
  await page.says(READY);
  await page.run();
  await page.says(output("Ton nom ? "), { kind: "asking", prompt: "Ton nom ? " });
  const field = page.see.getByRole("textbox", { name: "Ton nom ?" });
  assert.equal(page.document.activeElement, field);
  await page.user.keyboard("Léa{Enter}");
  await page.settle();
  assert.deepEqual(page.asked("answer"), [{ kind: "answer", text: "Léa" }]);
  assert.equal(page.output(), "Ton nom ? Léa\n");
  assert.equal(page.question().hidden, true);
});

test("an impatient Enter answers once", async (t) => {
  const page = await atTheDesk(t, { source: "input()" });
  await page.says(READY);
  await page.run();
  await page.says({ kind: "asking", prompt: "" });
  await page.user.keyboard("5");
  for (let press = 0; press < 2; press++) page.question().requestSubmit();
  await page.settle();
  assert.equal(page.asked("answer").length, 1);
});

test("a question without words has a name all the same", async (t) => {
  const page = await atTheDesk(t, { source: "input()" });
  await page.says(READY);
  await page.run();
  await page.says({ kind: "asking", prompt: "  " });
  assert.ok(page.see.getByRole("textbox", { name: "Ta réponse" }));
});

test("an error is explained in two sentences, its line marked, Python's own words at hand", async (t) => {
  const page = await atTheDesk(t);
  await page.says(READY);
  await page.run();
  await page.says(faulty());
  const alert = page.see.getByRole("alert");
  assert.match(alert.textContent, /Ligne 2/);
  assert.match(alert.textContent, /agge n’existe pas\..*Tu voulais dire age \?/s);
  assert.match(alert.querySelector("details").textContent, /NameError/);
  assert.deepEqual(page.desk.marked, [null, 2]);
});

test("an error without words of Python offers none", async (t) => {
  const page = await atTheDesk(t);
  await page.says(READY);
  await page.run();
  await page.says(faulty({ ...FAULT, line: null, original: "" }));
  assert.equal(page.find("details"), null);
  assert.equal(page.text('[data-error="line"]'), "");
});

test("the next run clears what the last one left", async (t) => {
  const page = await atTheDesk(t);
  await page.says(READY);
  await page.run();
  await page.says(output("ancien"), faulty(), READY);
  await page.run();
  assert.deepEqual([page.output(), page.notice()], ["", ""]);
  assert.equal(page.desk.marked.at(-1), null);
});

test("Stop ends a program that never would", async (t) => {
  const page = await atTheDesk(t, { source: "while True: pass" });
  await page.says(READY);
  await page.run();
  await page.stop();
  assert.equal(page.asked("stop").length, 1);
  await page.says(STOPPED, READY);
  assert.equal(page.notice(), "stopped");
  assert.equal(page.state(), "ready");
  await page.wait(10_000);
  assert.equal(page.frames.length, 1);
});

test("where nobody obeys Stop, the whole frame goes, and another comes", async (t) => {
  const page = await atTheDesk(t);
  await page.says(READY);
  await page.run();
  await page.stop();
  await page.wait(400);
  await page.settle();
  assert.equal(page.notice(), "stopped");
  assert.equal(page.frames.length, 2);
  assert.equal(page.document.querySelectorAll("iframe").length, 1);
  await page.says(READY);
  await page.run();
  assert.equal(page.asked("run").length, 1);
});

test("Run on a running program starts the new one, and nobody hears of the old one's end", async (t) => {
  const page = await atTheDesk(t, { source: "print(1)" });
  await page.says(READY);
  await page.run();
  page.desk.source = "print(2)";
  await page.run();
  await page.says(output("du vieux"), STOPPED);
  assert.deepEqual([page.output(), page.notice()], ["", ""]);
  await page.says(READY);
  assert.deepEqual(
    page.asked("run").map(({ source }) => source),
    ["print(1)", "print(2)"],
  );
});

test("a program that prints without end is cut, and it is said", async (t) => {
  const page = await atTheDesk(t);
  await page.says(READY);
  await page.run();
  await page.says(output("1\n"), { kind: "cut" });
  assert.equal(page.notice(), "cut");
});

test("a program that takes Python down is told, and the next runs", async (t) => {
  const page = await atTheDesk(t);
  await page.says(READY);
  await page.run();
  await page.says({ kind: "lost" });
  assert.deepEqual([page.notice(), page.state()], ["lost", "loading"]);
  await page.says(READY);
  await page.run();
  assert.equal(page.asked("run").length, 2);
});

test("a message that is none of ours takes the frame away", async (t) => {
  for (const message of ["<b>", { kind: "output" }, { kind: "asking", prompt: 3 }, null]) {
    const page = await atTheDesk(t);
    await page.says(READY);
    await page.run();
    await page.says(message);
    assert.equal(page.notice(), "lost");
    assert.equal(page.frames.length, 2);
    assert.equal(page.output(), "");
  }
});

test("what a program prints is text", async (t) => {
  const page = await atTheDesk(t);
  await page.says(READY);
  await page.run();
  await page.says(output("<img src=x onerror=alert(1)>"));
  assert.equal(page.find('[data-console-part="output"] img'), null);
});

test("a frame that goes elsewhere is taken away", async (t) => {
  const page = await atTheDesk(t);
  await page.says(READY);
  await page.run();
  page.tell("load", page.find("iframe"));
  await page.settle();
  assert.equal(page.notice(), "lost");
  assert.equal(page.frames.length, 2);
});

test("a frame that does not answer is given up, and Run tries anew", async (t) => {
  const page = await atTheDesk(t);
  await page.wait(9_999);
  assert.equal(page.state(), "loading");
  await page.wait(1);
  assert.equal(page.state(), "broken");
  assert.equal(page.find("iframe"), null);
  await page.run();
  await page.says(READY);
  assert.equal(page.asked("run").length, 1);
});

test("a network that loses Python's files: it is told, and Run loads them anew", async (t) => {
  const server = siteWithPython();
  server.on("GET /worker.js", away);
  const page = await atTheDesk(t, { server });
  assert.equal(page.state(), "broken");
  server.on("GET /worker.js", () => new Response("// worker"));
  await page.run();
  await page.says(READY);
  assert.equal(page.state(), "running");
});

test("a slow school has three minutes for Python", async (t) => {
  const page = await atTheDesk(t);
  await page.says({ kind: "starting" });
  await page.wait(179_000);
  assert.equal(page.state(), "loading");
  await page.wait(1_000);
  assert.equal(page.state(), "broken");
});

test("a Python that says that it is broken is", async (t) => {
  const page = await atTheDesk(t);
  await page.says({ kind: "broken", reason: "no memory" });
  assert.equal(page.state(), "broken");
  assert.deepEqual(page.warnings, ["no memory"]);
});

// A browser that cannot let Python wait: the answers are written down beforehand.

const BEFOREHAND = { kind: "ready", answering: "beforehand" };

test("a program that will ask leads to the box for its answers, and runs with them", async (t) => {
  const page = await atTheDesk(t, { source: "a = input()\nb = input()\n" });
  await page.says(BEFOREHAND);
  await page.run();
  const list = page.find('[data-console-part="answer-list"]');
  assert.equal(page.find('[data-console-part="answers"]').hidden, false);
  assert.equal(page.document.activeElement, list);
  assert.deepEqual(page.asked("run"), []);
  await page.user.type(list, "Léa\n\n7\n");
  await page.run();
  assert.deepEqual(page.asked("run")[0].answers, ["Léa", "", "7"]);
});

test("too few answers lead back to the box", async (t) => {
  const page = await atTheDesk(t, { source: "input()" });
  await page.says(BEFOREHAND);
  await page.user.type(page.find('[data-console-part="answer-list"]'), "1");
  await page.run();
  await page.says(faulty({ ...FAULT, key: "input_over", names: {} }));
  assert.equal(page.find('[data-console-part="answers"]').hidden, false);
  assert.ok(page.see.getByText("Il manque une réponse."));
});

test("a program that asks nothing runs without the box", async (t) => {
  const page = await atTheDesk(t, { source: "inputs = 3" });
  await page.says(BEFOREHAND);
  await page.run();
  assert.equal(page.asked("run").length, 1);
});

// The snapshot of Python's memory, where the browser can use one.

const text = (buffer) => buffer && new TextDecoder().decode(buffer);

test("a quick network brings the snapshot in time", async (t) => {
  const page = await atTheDesk(t, { canWait: true });
  assert.equal(text(page.peer().start.files.snapshot), "snapshot");
});

test("a browser that cannot use a snapshot does not fetch it", async (t) => {
  const page = await atTheDesk(t);
  assert.equal(page.peer().start.files.snapshot, null);
  assert.deepEqual(page.server.asked("GET /python.snapshot"), []);
});

test("a late snapshot holds nothing up and is handed on for the next start", async (t) => {
  const server = siteWithPython();
  let arrive;
  const late = new Promise((resolve) => (arrive = resolve));
  server.on("GET /python.snapshot", away, () => late);
  const page = await atTheDesk(t, { canWait: true, server });
  await page.wait(1_999);
  assert.equal(page.peer().start, null);
  await page.wait(1);
  await page.settle();
  assert.equal(page.peer().start.files.snapshot, null);
  arrive(new Response("snapshot"));
  await page.settle();
  assert.equal(text(page.asked("snapshot")[0].snapshot), "snapshot");
});

test("no snapshot at all: Python starts without", async (t) => {
  const server = siteWithPython();
  server.on("GET /python.snapshot", () => new Response("gone", { status: 404 }));
  const page = await atTheDesk(t, { canWait: true, server });
  assert.equal(page.peer().start.files.snapshot, null);
  assert.match(page.warnings[0], /No snapshot of Python/);
});
