// The stage beside a program: worlds, papers, speed, one step at a time, and what became of it in words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";

const TEXTS = {
  world: "Monde %(number)s",
  map: "%(columns)s sur %(rows)s. Boulon : %(robot)s, %(heading)s. Drapeau : %(flag)s. Boulons : %(bolts)s. À peindre : %(to_paint)s. Murs : %(walls)s.",
  place: "%(column)s-%(row)s",
  none: "aucun",
  heading_0: "nord",
  heading_1: "est",
  heading_2: "sud",
  heading_3: "ouest",
  nothing_moved: "Rien n’a bougé.",
  reached: "Gagné !",
  not_reached: "Le drapeau est plus loin.",
  bumped: "Boulon s’est cogné.",
  bolts_left: "Il reste des boulons.",
  not_painted: "Il manque de la peinture.",
  paper: "%(lines)s traits, %(dots)s points, %(fillings)s surfaces ; la tortue en %(x)s, %(y)s, cap %(heading)s",
  drawn: "C’est dessiné.",
  nothing_drawn: "Rien n’est dessiné.",
};
const HALL = "#####\n#>.F#\n#####";
const YARD = "#####\n#^o.#\n#x.F#\n#####";
const grid = (...worlds) => ({ engine: "grid", worlds, goal: ["reach"], max_steps: 500 });
const PAPER = { engine: "turtle", goal: [["line", 0, 0, 50, 0, "#000000", 2]], seed: 7 };

const markup = (data) => `
  <section data-stage><div data-stage-part="worlds" hidden></div><div data-stage-part="scene"></div>
    <p data-stage-part="words" role="status"></p><button data-stage-part="step">Un pas</button>
    <label><input type="radio" name="speed" value="slow">Lent</label>
    <label><input type="radio" name="speed" value="normal" checked>Normal</label>
    <label><input type="radio" name="speed" value="fast">Vite</label>
    <script type="application/json" data-stage-part="data">${JSON.stringify(data)}</script>
    <script type="application/json" data-stage-part="texts">${JSON.stringify(TEXTS)}</script></section>`;

async function onStage(t, data = grid(HALL)) {
  const page = await open(t, "stage/on-page.ts", { html: markup(data) });
  const stage = page.exports.stageOf(page.body);
  const heard = { lines: [], ended: 0, byHand: 0 };
  stage.connect({
    follow: (line) => heard.lines.push(line),
    ended: () => heard.ended++,
    runByHand: () => heard.byHand++,
  });
  return {
    ...page,
    stage,
    heard,
    words: () => page.text('[data-stage-part="words"]'),
    /** The picture in words. */
    seen: () => page.find('[data-stage-part="scene"] svg').getAttribute("aria-label"),
    robot: () => /Boulon : (\S+),/.exec(page.find('[data-stage-part="scene"] svg').getAttribute("aria-label"))[1],
    step: () => page.press('[data-stage-part="step"]'),
    choose: (value) => page.press(`input[value="${value}"]`),
    /** A whole program of these acts, one a line. */
    runs(...acts) {
      stage.begin(false);
      stage.play(acts.map((act, index) => [act, index + 1]));
      stage.complete();
    },
  };
}

test("the world is there before any program, told in words", async (t) => {
  const page = await onStage(t, grid(YARD));
  assert.equal(
    page.seen(),
    "5 sur 4. Boulon : 2-2, nord. Drapeau : 4-3. Boulons : 3-2. À peindre : 2-3. Murs : aucun.",
  );
  assert.equal(page.words(), "");
});

test("a program is played step by step, its lines light up, and the end is said", async (t) => {
  const page = await onStage(t);
  page.runs("forward", "forward");
  assert.deepEqual([page.robot(), page.heard.lines], ["3-2", [1]]);
  await page.wait(450);
  assert.deepEqual([page.robot(), page.heard.lines, page.heard.ended], ["4-2", [1, 2], 0]);
  await page.wait(450);
  assert.deepEqual([page.words(), page.heard.lines.at(-1), page.heard.ended], ["Gagné !", null, 1]);
});

test("what Python is told of the stage", async (t) => {
  const page = await onStage(t);
  assert.deepEqual({ ...page.stage.begin(false) }, { engine: "grid", world: HALL, max_steps: 500 });
  const paper = await onStage(t, PAPER);
  assert.deepEqual({ ...paper.stage.begin(false) }, { engine: "turtle", seed: 7 });
});

test("why it is not won is said", async (t) => {
  for (const [acts, words] of [
    [[], "Rien n’a bougé."],
    [["forward"], "Le drapeau est plus loin."],
    [["left", "bump"], "Boulon s’est cogné."],
  ]) {
    const page = await onStage(t);
    page.runs(...acts);
    await page.wait(5000);
    assert.equal(page.words(), words);
  }
});

test("bolts that are picked and squares that are painted are gone from the words", async (t) => {
  const page = await onStage(t, { ...grid(YARD), goal: ["collected", "painted"] });
  page.runs("right", "forward", "pick");
  await page.wait(5000);
  assert.match(page.seen(), /Boulons : aucun\. À peindre : 2-3/);
  assert.equal(page.find(".world__bolt").closest("g").style.opacity, "0");
  assert.equal(page.words(), "Il manque de la peinture.");
  page.stage.begin(false);
  assert.match(page.seen(), /Boulons : 3-2/);
  assert.equal(page.find(".world__bolt").closest("g").style.opacity, "1");
});

test("a slow child has time to look, a quick one does not wait", async (t) => {
  const taken = {};
  for (const speed of ["slow", "fast"]) {
    const page = await onStage(t);
    await page.choose(speed);
    page.runs("left", "left", "left");
    taken[speed] = 0;
    while (!page.heard.ended) {
      await page.wait(60);
      taken[speed] += 60;
    }
  }
  assert.deepEqual(taken, { slow: 2700, fast: 360 });
});

test("one step at a time: each press is a step, and the last one ends it", async (t) => {
  const page = await onStage(t);
  await page.step();
  assert.equal(page.heard.byHand, 1);
  page.stage.begin(true);
  page.stage.play([
    ["forward", 1],
    ["forward", 2],
  ]);
  page.stage.complete();
  await page.wait(60_000);
  assert.equal(page.robot(), "3-2");
  await page.step();
  assert.deepEqual([page.robot(), page.words(), page.heard.ended], ["4-2", "Gagné !", 1]);
});

test("a play is halted by a step, and goes on by itself with a speed", async (t) => {
  const page = await onStage(t);
  page.runs("left", "left", "left", "left", "left");
  await page.step();
  await page.wait(60_000);
  assert.equal(page.heard.lines.length, 2);
  await page.choose("fast");
  await page.wait(60_000);
  assert.equal(page.heard.ended, 1);
});

test("Stop leaves the robot where it is and lights no line", async (t) => {
  const page = await onStage(t);
  page.runs("forward", "forward");
  page.stage.stop();
  await page.wait(60_000);
  assert.deepEqual([page.robot(), page.heard.lines.at(-1), page.heard.ended, page.words()], ["3-2", null, 0, ""]);
});

test("a new run begins in a fresh world", async (t) => {
  const page = await onStage(t);
  page.runs("forward", "bump");
  await page.wait(5000);
  page.stage.begin(false);
  assert.deepEqual([page.robot(), page.words()], ["2-2", ""]);
});

test("several worlds can be chosen from, each with a picture; a choice stops what plays", async (t) => {
  const page = await onStage(t, grid(HALL, YARD));
  assert.equal(page.see.getAllByRole("radio", { name: /Monde/ }).length, 2);
  page.runs("forward", "forward");
  await page.press('input[name="world"][value="1"]');
  assert.equal(page.robot(), "2-2");
  await page.wait(60_000);
  assert.equal(page.heard.ended, 0);
  assert.equal(page.stage.begin(false).world, YARD);
});

test("a single world is not offered as a choice", async (t) => {
  const page = await onStage(t);
  assert.equal(page.find('[data-stage-part="worlds"]').hidden, true);
});

test("a verdict plays the world that failed, and nobody is told that a run is over", async (t) => {
  const page = await onStage(t, grid(HALL, YARD));
  const verdict = page.document.createElement("section");
  verdict.innerHTML = "<script type='application/json' data-picture></script>";
  verdict.firstChild.textContent = JSON.stringify({ world: YARD, trail: ["right", "forward", "forward", "bump"] });
  page.exports.replayVerdict(page.stage)(verdict);
  await page.wait(5000);
  assert.deepEqual([page.robot(), page.words()], ["4-2", "Boulon s’est cogné."]);
  assert.equal(page.find('input[name="world"][value="1"]').checked, true);
  assert.deepEqual([page.heard.lines, page.heard.ended], [[], 0]);
});

test("a verdict without a picture, or on a page without a stage, plays nothing", async (t) => {
  const page = await onStage(t);
  const verdict = page.document.createElement("section");
  page.exports.replayVerdict(page.stage)(verdict);
  page.exports.replayVerdict(null)(verdict);
  assert.equal(page.words(), "");
});

test("the turtle draws over the faint goal, and what it drew is told", async (t) => {
  const page = await onStage(t, PAPER);
  page.runs(["line", 0, 0, 50, 0, "#000000", 2], ["dot", 50, 0, 10, "#ff0000"], ["turn", 90]);
  await page.wait(5000);
  assert.equal(page.seen(), "1 traits, 1 points, 0 surfaces ; la tortue en 50, 0, cap 90");
  assert.equal(page.words(), "C’est dessiné.");
  assert.equal(page.document.querySelectorAll(".drawing-paper__goal line").length, 1);
});

test("a turtle that only turns has drawn nothing, nor one whose drawing was erased", async (t) => {
  for (const acts of [
    [["turn", 90]],
    [
      ["dot", 0, 0, 10, "#ff0000"],
      ["erase", [0]],
    ],
  ]) {
    const page = await onStage(t, PAPER);
    page.runs(...acts);
    await page.wait(5000);
    assert.equal(page.words(), "Rien n’est dessiné.");
    assert.equal(page.find("circle[fill='#ff0000']"), null);
  }
});

test("everything a turtle can do is on the paper, north up", async (t) => {
  const page = await onStage(t, PAPER);
  page.runs(
    ["background", "#00ff00"],
    ["text", 10, 20, "<b>Salut</b>", "center", 12, "#123456"],
    ["stamp", 5, 6, 90, "square", "#654321"],
    [
      "fill",
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      "#abcdef",
    ],
  );
  await page.wait(5000);
  const text = page.find("[data-stage-part=scene] text");
  assert.deepEqual(
    [text.textContent, text.getAttribute("y"), text.getAttribute("text-anchor")],
    ["<b>Salut</b>", "-20", "middle"],
  );
  assert.equal(page.find("g[fill='#654321']").getAttribute("transform"), "translate(5 -6) rotate(-90)");
  assert.equal(page.find("polygon").getAttribute("points"), "0,0 10,0 10,-10");
  assert.match(page.find(".drawing-paper").getAttribute("style"), /fill: (#00ff00|rgb\(0, 255, 0\))/);
});

test("the paper grows with a large drawing", async (t) => {
  const page = await onStage(t, PAPER);
  page.runs(["line", 0, 0, 400, 0, "#000000", 2]);
  const [left, , width] = page.find("[data-stage-part=scene] svg").getAttribute("viewBox").split(" ").map(Number);
  assert.ok(left + width > 400);
});

test("a drawing in a hurry is drawn at once", async (t) => {
  const page = await onStage(t, PAPER);
  page.runs(["speed", 0], ...Array.from({ length: 50 }, () => ["turn", 1]));
  await page.wait(2000);
  assert.equal(page.heard.ended, 1);
});

// A question about where the robot stops.

test("each answer is a picture of the robot standing there; what is no place stays text", async (t) => {
  const page = await open(t, "stage/predicted-worlds.ts", {
    html: `<main><div data-world="${HALL}"></div>
      <label><input type="radio" data-answer value="3, 2, ↓"><pre>3, 2, ↓</pre></label>
      <label><input type="radio" data-answer value="Il se cogne"><pre>Il se cogne</pre></label></main>
      <script type="application/json" id="stage-texts">${JSON.stringify(TEXTS)}</script>`,
  });
  page.exports.showWorlds(page.body);
  const said = [...page.document.querySelectorAll("svg")].map((svg) => svg.getAttribute("aria-label"));
  assert.match(said[0], /Boulon : 2-2, est/);
  assert.match(said[1], /Boulon : 3-2, sud/);
  assert.deepEqual(
    [...page.document.querySelectorAll("pre")].map(({ textContent }) => textContent),
    ["Il se cogne"],
  );
});
