import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { bundled } from "./bundled.mjs";

const { OutputBatch, LIMITS } = await bundled("output-batch.ts");

let clock, sent, cuts;

function batch(limits = {}) {
  return new OutputBatch(
    (text) => sent.push(text),
    () => (cuts += 1),
    { ...LIMITS, ...limits },
    () => clock,
  );
}

beforeEach(() => {
  clock = 1_000;
  sent = [];
  cuts = 0;
});

test("the first writes go out one by one", () => {
  const output = batch({ eagerWrites: 2 });
  for (const text of ["a\n", "b\n", "c\n"]) output.write(text);
  assert.deepEqual(sent, ["a\n", "b\n"]);
});

test("later writes wait for the delay, then go out together", () => {
  const output = batch({ eagerWrites: 0, delayMs: 16 });
  output.flush();
  output.write("a\n");
  clock += 15;
  output.write("b\n");
  assert.deepEqual(sent, []);
  clock += 1;
  output.write("c\n");
  assert.deepEqual(sent, ["a\nb\nc\n"]);
});

test("a full batch does not wait", () => {
  const output = batch({ eagerWrites: 0, batchCharacters: 10 });
  output.flush();
  output.write("1234567890");
  assert.deepEqual(sent, ["1234567890"]);
});

test("what is held goes out at the end, once", () => {
  const output = batch({ eagerWrites: 0 });
  output.flush();
  output.write("last");
  output.flush();
  output.flush();
  assert.deepEqual(sent, ["last"]);
});

test("exactly as many lines as allowed are not cut", () => {
  const output = batch({ shownLines: 3 });
  for (const text of ["1\n", "2\n", "3\n"]) output.write(text);
  assert.equal(sent.join(""), "1\n2\n3\n");
  assert.equal(cuts, 0);
});

test("a line too many is dropped and told once", () => {
  const output = batch({ shownLines: 2 });
  output.write("1\n2\n3\n");
  output.write("4\n");
  assert.equal(sent.join(""), "1\n2\n");
  assert.equal(cuts, 1);
});

test("text without an end of line after the last line is too much as well", () => {
  const output = batch({ shownLines: 1 });
  output.write("1\n2");
  assert.equal(sent.join(""), "1\n");
  assert.equal(cuts, 1);
});

test("one endless line is cut by its length", () => {
  const output = batch({ shownCharacters: 5 });
  output.write("abc");
  output.write("defg");
  assert.equal(sent.join(""), "abcde");
  assert.equal(cuts, 1);
});

test("100,000 lines become few messages", () => {
  const output = batch();
  for (let line = 0; line < 100_000; line += 1) {
    clock += 0.01;
    output.write(`${line}\n`);
  }
  output.flush();
  assert.equal(sent.join("").split("\n").length - 1, LIMITS.shownLines);
  assert.ok(sent.length < 100, `${sent.length} messages`);
});
