import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "../runtime/bundled.mjs";

const { after, headingOf, readWorld, reasonOf, startOf } = await bundled("../stage/world.ts");

const played = (world, ...actions) => actions.reduce(after, startOf(world));
const reason = (map, goals, ...actions) => reasonOf(readWorld(map), played(readWorld(map), ...actions), goals);

test("a map is read as the playground reads it", () => {
  const world = readWorld("#####\n#>oF#\n#x..#\n");
  assert.deepEqual([world.width, world.height, world.heading], [5, 3, 1]);
  assert.deepEqual([world.robot, world.flag, world.bolts, world.toPaint], [[1, 1], [3, 1], [[2, 1]], [[1, 2]]]);
});

test("three turns to the left are one to the right, shown the way they go", () => {
  const state = played(readWorld("^."), "left", "left", "left");
  assert.deepEqual([headingOf(state), state.heading], [1, -3]);
});

test("forward goes where the robot looks", () => {
  assert.deepEqual(played(readWorld("..\n^."), "forward", "right", "forward").robot, [1, 0]);
});

test("each goal names what is missing", () => {
  assert.equal(reason(">.F", ["reach"], "forward"), "not_reached");
  assert.equal(reason(">o", ["collected"], "forward"), "bolts_left");
  assert.equal(reason(">x", ["painted"], "forward"), "not_painted");
  assert.equal(reason(">x", ["painted"], "paint", "forward", "paint"), "painted_too_much");
});

test("goals that are met leave nothing to say", () => {
  assert.equal(reason(">oF", ["reach", "collected"], "forward", "pick", "forward"), "");
  assert.equal(reason(">x", ["painted"], "forward", "paint"), "");
  assert.equal(reason(">.", ["paints"], "forward"), "not_painted");
  assert.equal(reason(">.", ["paints"], "paint"), "");
});

test("what stopped the robot comes before its goals", () => {
  assert.equal(reason(">#F", ["reach"], "bump"), "bumped");
  assert.equal(reason(">.F", ["reach"], "miss"), "nothing_here");
  assert.equal(reason(">.F", ["reach"], "tire"), "too_many_steps");
});
