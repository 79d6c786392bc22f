import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundled.mjs";

const { RunLimits } = await bundled("run-limits.ts");

function limitsAt(clock) {
  return new RunLimits(() => clock.ms);
}

function admitted(limits, message, most) {
  let count = 0;
  while (count < most && limits.admits(message)) count += 1;
  return count;
}

test("no more text than is shown of an honest program", () => {
  const limits = limitsAt({ ms: 0 });
  assert.ok(limits.admits({ kind: "output", text: "x".repeat(200_000) }));
  assert.ok(!limits.admits({ kind: "output", text: "x" }));
});

test("no more steps than a stage bears", () => {
  const limits = limitsAt({ ms: 0 });
  assert.ok(limits.admits({ kind: "acted", steps: Array(10_000).fill(["forward", 1]) }));
  assert.ok(limits.admits({ kind: "acted", steps: Array(10_000).fill(["forward", 1]) }));
  assert.ok(!limits.admits({ kind: "acted", steps: [["forward", 1]] }));
});

test("a burst of messages, and then a steady flow", () => {
  const clock = { ms: 0 };
  const limits = limitsAt(clock);
  const empty = { kind: "output", text: "" };
  assert.equal(admitted(limits, empty, 10_000), 4_000);
  clock.ms += 10_000;
  const again = admitted(limits, empty, 10_000);
  assert.ok(again >= 1_998 && again <= 2_000, `${again}`);
});

test("a program that asks at a person's pace may go on for ever", () => {
  const clock = { ms: 0 };
  const limits = limitsAt(clock);
  for (let minute = 0; minute < 10_000; minute++) {
    clock.ms += 60_000;
    assert.ok(limits.admits({ kind: "asking", prompt: "Name? " }));
  }
});
