// Runs programs in the worker of the page, many in one worker but for those that change Python for whoever comes after.
async ([manifest, programs]) => {
  const bytes = async (file) => (await fetch(`/${file}`)).arrayBuffer();
  const folder = manifest.pyodide;
  const names = ["python_stdlib.zip", "pyodide-lock.json"];
  const unpacked = async (file) => {
    const { body } = await fetch(`/${file}`);
    return new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  };
  const wasm = await WebAssembly.compile(await unpacked(`${folder}/pyodide.asm.wasm.packed`));
  const snapshot = await unpacked(manifest["python.snapshot.packed"]);
  const loaded = await Promise.all(names.map(async (name) => [name, await bytes(`${folder}/${name}`)]));
  const scripts = [`${folder}/pyodide.asm.js`, manifest["python-worker.js"]].map(bytes);
  const script = URL.createObjectURL(new Blob(await Promise.all(scripts), { type: "text/javascript" }));

  const start = async () => {
    const worker = new Worker(script);
    const ready = said(worker, "ready");
    worker.postMessage({ kind: "start", wasm, files: Object.fromEntries(loaded), snapshot });
    await ready;
    return worker;
  };
  const said = (worker, kind, hear = () => {}) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.kind === kind) resolve(data);
        else if (data.kind === "broken") reject(new Error(data.reason));
        else hear(data);
      };
      worker.onerror = (event) => reject(new Error(event.message));
    });

  const run = async (worker, { program, typed = [] }) => {
    let printed = "";
    const answers = [...typed, ""]; // an empty answer is the end of what is typed
    const finished = said(worker, "finished", (message) => {
      if (message.kind === "output") printed += message.text;
      if (message.kind !== "asking") return;
      const text = answers.shift() ?? "";
      printed += text && `${text}\n`;
      worker.postMessage({ kind: "answer", text });
    });
    worker.postMessage({ kind: "run", source: program, answers: [], play: null });
    const late = new Promise((resolve) => setTimeout(resolve, 20_000, { ending: { fault: { key: "timeout" } } }));
    const { ending } = await Promise.race([finished, late]);
    return [printed, ending.fault];
  };

  const ended = [];
  let shared = await start();
  for (const program of programs) {
    const worker = program.alone ? await start() : shared;
    try {
      ended.push(await run(worker, program));
    } catch (error) {
      ended.push(["", { key: "lost", names: {}, words: {}, line: null, reason: String(error) }]);
      if (worker === shared) shared = await start();
    }
    if (program.alone) worker.terminate();
  }
  shared.terminate();
  return ended;
}
