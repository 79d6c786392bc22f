import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { bundled } from "../runtime/bundled.mjs";

const { Player } = await bundled("../stage/player.ts");

function playing(t, paceMs = 100) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const shown = [];
  const ended = mock.fn();
  return {
    shown,
    ended,
    player: new Player(
      (step) => shown.push(step),
      ended,
      () => paceMs,
    ),
  };
}

test("steps are shown one after the other, and the end comes after the last", (t) => {
  const { shown, ended, player } = playing(t);
  player.begin(false);
  player.add(["a", "b"]);
  player.complete();
  assert.deepEqual(shown, ["a"]);
  t.mock.timers.tick(100);
  assert.deepEqual(shown, ["a", "b"]);
  assert.equal(ended.mock.callCount(), 0);
  t.mock.timers.tick(100);
  assert.equal(ended.mock.callCount(), 1);
  assert.equal(player.isPlaying, false);
});

test("steps that come while others play wait their turn", (t) => {
  const { shown, player } = playing(t);
  player.begin(false);
  player.add(["a"]);
  player.add(["b"]);
  assert.deepEqual(shown, ["a"]);
});

test("by hand, each step waits to be asked for", (t) => {
  const { shown, ended, player } = playing(t);
  player.begin(true);
  player.add(["a", "b"]);
  player.complete();
  t.mock.timers.tick(1000);
  assert.deepEqual(shown, ["a"]);
  player.next();
  assert.deepEqual(shown, ["a", "b"]);
  assert.equal(ended.mock.callCount(), 1);
});

test("a run that begins forgets the steps of the one before", (t) => {
  const { shown, player } = playing(t);
  player.begin(false);
  player.add(["a", "b", "c"]);
  player.begin(false);
  player.add(["d"]);
  t.mock.timers.tick(1000);
  assert.deepEqual(shown, ["a", "d"]);
});

test("a long drawing at a quick pace takes seconds, not minutes", (t) => {
  const { shown, player } = playing(t, 16);
  player.begin(false);
  player.add(Array.from({ length: 10_000 }, (_, number) => number));
  for (let tick = 0; tick < 1500; tick++) t.mock.timers.tick(16);
  assert.equal(shown.length, 10_000);
});

test("a program without steps ends all the same", (t) => {
  const { ended, player } = playing(t);
  player.begin(false);
  player.complete();
  assert.equal(ended.mock.callCount(), 1);
});
