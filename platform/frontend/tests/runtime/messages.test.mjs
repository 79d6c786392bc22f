import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundled.mjs";

const { fromPython, fromSupervisor, LONGEST } = await bundled("messages.ts");

const fault = { key: "name", names: { name: "agge" }, words: {}, line: 3, original: "NameError" };
const HONEST = [
  { kind: "ready", answering: "asked" },
  { kind: "broken", reason: "no memory" },
  { kind: "output", text: "Bonjour\n" },
  { kind: "cut" },
  { kind: "asking", prompt: "Name? " },
  {
    kind: "acted",
    steps: [
      ["forward", 2],
      ["bump", null],
    ],
  },
  {
    kind: "acted",
    steps: [
      [["line", 0, 0, 10, 0, "#e0301e", 1], 1],
      [
        [
          "fill",
          [
            [0, 0],
            [1, 1],
          ],
          "#000000",
        ],
        2,
      ],
    ],
  },
  { kind: "finished", ending: { stopped: false, fault } },
  { kind: "finished", ending: { stopped: true, fault: null } },
];
const FORGED = [
  undefined,
  null,
  7,
  "output",
  [],
  {},
  { kind: "verdict", passed: true },
  { kind: "output" },
  { kind: "output", text: 5 },
  { kind: "output", text: "x".repeat(LONGEST.output + 1) },
  { kind: "asking", prompt: "x".repeat(LONGEST.prompt + 1) },
  { kind: "acted", steps: "forward" },
  { kind: "acted", steps: [["dance", 1]] },
  { kind: "acted", steps: [["forward", 0]] },
  { kind: "acted", steps: Array(20_001).fill(["forward", 1]) },
  { kind: "acted", steps: [[["line", 0, 0, 1, NaN, "#000000", 1], 1]] },
  { kind: "acted", steps: [[["line", 0, 0, 1, 1, "url(/teach/staff)", 1], 1]] },
  { kind: "acted", steps: [[["background", "red; background: url(/x)"], 1]] },
  { kind: "acted", steps: [[["fill", null, "#000000"], 1]] },
  { kind: "finished", ending: null },
  { kind: "finished", ending: { stopped: false, fault: { ...fault, line: "3" } } },
  { kind: "finished", ending: { stopped: false, fault: { ...fault, names: { name: {} } } } },
  { kind: "finished", ending: { stopped: false, fault: { ...fault, original: "x".repeat(LONGEST.original + 1) } } },
  {
    kind: "finished",
    ending: {
      stopped: false,
      fault: {
        ...fault,
        names: Object.fromEntries(
          Array(21)
            .fill(0)
            .map((_, n) => [n, ""]),
        ),
      },
    },
  },
];

test("what our worker says is understood", () => {
  for (const message of HONEST) assert.deepEqual(fromPython(message), message);
});

test("what it never says is no message", () => {
  for (const message of FORGED) assert.equal(fromPython(message), undefined, JSON.stringify(message)?.slice(0, 80));
});

test("a message is made anew, without what else it carries", () => {
  const forged = JSON.parse('{"kind": "cut", "extra": 1, "__proto__": {"text": "x"}}');
  const read = fromPython(forged);
  assert.deepEqual(Object.entries(read), [["kind", "cut"]]);
  assert.equal(Object.getPrototypeOf(read), Object.prototype);
});

test("only the supervisor says that it starts or has lost a program", () => {
  for (const kind of ["starting", "lost"]) {
    assert.deepEqual(fromSupervisor({ kind }), { kind });
    assert.equal(fromPython({ kind }), undefined);
  }
  for (const message of HONEST) assert.deepEqual(fromSupervisor(message), message);
  for (const message of FORGED) assert.equal(fromSupervisor(message), undefined);
});
