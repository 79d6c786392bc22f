/** A turtle's paper: the goal faintly underneath, the drawing as it grows, the turtle on top. */

import { fill } from "../core/fill.ts";
import { boxOf, erased, paperAfter, type Turtle, type TurtleRecord, turtleAfter } from "./drawing.ts";
import type { Act, Scene, Speed, Texts } from "./scene.ts";
import { draw, drawMarkup } from "./svg.ts";

const START: Turtle = { x: 0, y: 0, heading: 0 };
/** A turtle seen from above, looking east. */
const TURTLE = `
  <path class="turtle__skin" d="M8-8 13-10 12-5ZM8 8 13 10 12 5ZM-8-7-12-10-11-4ZM-8 7-12 10-11 4Z"/>
  <circle class="turtle__skin" cx="14" cy="0" r="4.5"/><circle class="turtle__eye" cx="15.5" cy="-2" r="1"/><circle class="turtle__eye" cx="15.5" cy="2" r="1"/>
  <ellipse class="turtle__shell" rx="11" ry="9.5"/><path class="turtle__plates" d="M-5-4H4L7 0 4 4H-5L-8 0Z"/>`;

/** What a stamp looks like, in the colour of the pen. */
const STAMPS: Record<string, string> = {
  classic: '<path d="M0 0-9 5-7 0-9-5Z"/>',
  arrow: '<path d="M10 0-10 10V-10Z"/>',
  triangle: '<path d="M11.5 0-5.8 10V-10Z"/>',
  square: '<path d="M-10-10H10V10H-10Z"/>',
  circle: '<circle r="10"/>',
  turtle:
    '<path d="M8-8 13-10 12-5ZM8 8 13 10 12 5ZM-8-7-12-10-11-4ZM-8 7-12 10-11 4Z"/><circle cx="14" r="4.5"/><ellipse rx="11" ry="9.5"/>',
};
const DRAWN = ["line", "dot", "fill", "text", "stamp"];
const ANCHORS = { left: "start", center: "middle", right: "end" };

export class TurtleScene implements Scene {
  readonly svg: SVGElement;
  readonly #paper = draw("rect", { class: "drawing-paper" });
  readonly #fillings = draw("g");
  readonly #strokes = draw("g");
  readonly #turtle = drawMarkup(TURTLE);
  readonly #pose = draw("g", { class: "turtle" }, this.#turtle);
  #records: TurtleRecord[] = [];
  /** What each record has put on the paper. */
  #shapes: SVGElement[][] = [];
  /** Whether the program asked to be drawn at once: `speed(0)`, `tracer(0)`. */
  #isHurried = false;
  #at = START;

  constructor(
    private readonly goal: readonly TurtleRecord[],
    private readonly texts: Texts,
  ) {
    const target = draw("g", { class: "drawing-paper__goal" });
    const gone = erased(goal);
    for (const record of goal.filter((_, number) => !gone.has(number))) target.append(...shapes(record));
    const cross = draw("path", { class: "drawing-paper__middle", d: "M-6 0H6M0-6V6" });
    this.svg = draw(
      "svg",
      { class: "drawing", role: "img" },
      this.#paper,
      cross,
      target,
      this.#fillings,
      this.#strokes,
      this.#pose,
    );
    this.reset();
  }

  get pace(): Record<Speed, number> {
    return { slow: 600, normal: this.#isHurried ? 16 : 150, fast: 16 };
  }

  reset(): void {
    this.#records = [];
    this.#shapes = [];
    this.#isHurried = false;
    this.#at = START;
    this.#paper.style.removeProperty("fill");
    this.#fillings.replaceChildren();
    this.#strokes.replaceChildren();
    this.#place(0);
  }

  show(act: Act, durationMs: number): void {
    const record = act as unknown as TurtleRecord;
    this.#records.push(record);
    this.#at = turtleAfter(this.#at, record);
    const drawn = shapes(record);
    this.#shapes.push(drawn);
    // A filling comes last and lies below its own outline.
    (record[0] === "fill" ? this.#fillings : this.#strokes).append(...drawn);
    if (record[0] === "speed") this.#isHurried = record[1] === 0 || record[1] === 10;
    if (record[0] === "erase")
      for (const number of record[1]) for (const shape of this.#shapes[number] ?? []) shape.remove();
    if (record[0] === "background" || record[0] === "erase") this.#paper.style.fill = paperAfter(this.#records) ?? "";
    this.#place(durationMs);
  }

  outcome(): string {
    const hasDrawn = this.#left().some(([word]) => DRAWN.includes(word));
    return this.texts[hasDrawn ? "drawn" : "nothing_drawn"] ?? "";
  }

  /** The records of what is on the paper still. */
  #left(): TurtleRecord[] {
    const gone = erased(this.#records);
    return this.#records.filter((_, number) => !gone.has(number));
  }

  #place(durationMs: number): void {
    const box = boxOf([...this.goal, ...this.#records]);
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    this.svg.setAttribute("viewBox", `${box.left} ${box.top} ${width} ${height}`);
    for (const [name, value] of Object.entries({ x: box.left, y: box.top, width, height }))
      this.#paper.setAttribute(name, `${value}`);
    // The turtle keeps its size on the screen while the paper grows.
    const scale = Math.max(width, height) / 240;
    this.#pose.style.transitionDuration = `${durationMs}ms`;
    this.#pose.style.transform = `translate(${this.#at.x}px, ${-this.#at.y}px)`;
    this.#turtle.setAttribute("transform", `rotate(${-this.#at.heading}) scale(${scale})`);
    this.svg.setAttribute("aria-label", this.#description());
  }

  #description(): string {
    const left = this.#left();
    const count = (word: string): string => `${left.filter((record) => record[0] === word).length}`;
    return fill(this.texts["paper"] ?? "", {
      lines: count("line"),
      dots: count("dot"),
      fillings: count("fill"),
      x: `${Math.round(this.#at.x)}`,
      y: `${Math.round(this.#at.y)}`,
      heading: `${Math.round(this.#at.heading)}`,
    });
  }
}

function shapes(record: TurtleRecord): SVGElement[] {
  switch (record[0]) {
    case "line": {
      const [, x1, y1, x2, y2, stroke, width] = record;
      return [
        draw("line", {
          x1,
          y1: -y1,
          x2,
          y2: -y2,
          stroke,
          "stroke-width": Math.max(width, 0.5),
          "stroke-linecap": "round",
        }),
      ];
    }
    case "dot":
      return [draw("circle", { cx: record[1], cy: -record[2], r: record[3] / 2, fill: record[4] })];
    case "fill":
      return [draw("polygon", { points: record[1].map(([x, y]) => `${x},${-y}`).join(" "), fill: record[2] })];
    case "text": {
      const [, x, y, text, align, size, colour] = record;
      const written = draw("text", { x, y: -y, "font-size": size, "text-anchor": ANCHORS[align], fill: colour });
      written.textContent = text;
      return [written];
    }
    case "stamp": {
      const [, x, y, heading, shape, colour] = record;
      return [
        drawMarkup(STAMPS[shape] ?? "", { transform: `translate(${x} ${-y}) rotate(${-heading})`, fill: colour }),
      ];
    }
    default:
      return [];
  }
}
