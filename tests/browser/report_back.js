// Written into a page for a browser that no test can steer: does what the test hands out, one task after another, and
// reports what came of it. The test writes `layOut` and `lookAround` above.

const ask = async (path, body) => (await fetch(path, { method: "POST", body: JSON.stringify(body ?? null) })).json();
const until = async (holds, limitMs) => {
  for (const end = performance.now() + limitMs; performance.now() < end; ) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
};
const states = (...names) => () => names.includes(document.querySelector("[data-console]")?.dataset.state);

function write(program) {
  const editor = document.querySelector(".cm-content");
  editor.focus();
  const everything = { key: "a", code: "KeyA", keyCode: 65, ctrlKey: true, bubbles: true, cancelable: true };
  editor.dispatchEvent(new KeyboardEvent("keydown", everything));
  // What a script puts on the clipboard of an event, no script may read there.
  const paste = new Event("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(paste, "clipboardData", { value: { getData: () => program } });
  editor.dispatchEvent(paste);
}

async function run({ program }) {
  if (!(await until(states("ready"), 60_000))) return { said: "Python is not ready" };
  write(program);
  const started = performance.now();
  document.querySelector("[data-run]").click();
  const isOver = await until(states("ready", "renewing", "broken"), 6_000);
  if (!isOver) document.querySelector("[data-stop]").click();
  await until(states("ready", "broken"), 60_000);
  const said = document.querySelector("[data-console-part=output]").textContent;
  return { said: said.slice(0, 5_000), isOver, state: await lookAround(), tookMs: performance.now() - started };
}

async function work() {
  if (document.querySelector("[data-console]")) {
    await until(states("ready"), 60_000);
    await layOut();
    await navigator.serviceWorker?.ready;
  }
  for (;;) {
    const task = await ask("/test/next");
    if (!task) return;
    if (task.page !== location.pathname) return location.assign(task.page);
    await ask("/test/report", { name: task.name, ...(await run(task).catch((error) => ({ said: String(error) }))) });
  }
}

addEventListener("load", work);
