// Messages to the page and to all of an origin.
const messages = [
  { kind: "output", text: "GOT" }, { kind: "finished", ending: { stopped: false, fault: null } },
  { kind: "ready", answering: "asked" }, "text", null, { passed: true }, "x".repeat(20_000_000),
];
for (const message of messages) parent.postMessage(message, "*", [new MessageChannel().port1]);
try {
  new BroadcastChannel("planted").postMessage("hostile");
} catch {}
await new Promise((resolve) => setTimeout(resolve, 200));
return "said";
