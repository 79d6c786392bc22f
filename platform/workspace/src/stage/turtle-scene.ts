/** A turtle's paper: the goal faintly underneath, the drawing as it grows, the turtle on top. */

import { fill } from "../fill.ts";
import { boxOf, type Turtle, type TurtleRecord, turtleAfter } from "./drawing";
import type { Act, Scene, Texts } from "./scene";
import { draw, drawMarkup } from "./svg";

const START: Turtle = { x: 0, y: 0, heading: 0 };
/** A turtle seen from above, looking east. */
const TURTLE = `
  <path class="turtle__skin" d="M8-8 13-10 12-5ZM8 8 13 10 12 5ZM-8-7-12-10-11-4ZM-8 7-12 10-11 4Z"/>
  <circle class="turtle__skin" cx="14" cy="0" r="4.5"/><circle class="turtle__eye" cx="15.5" cy="-2" r="1"/><circle class="turtle__eye" cx="15.5" cy="2" r="1"/>
  <ellipse class="turtle__shell" rx="11" ry="9.5"/><path class="turtle__plates" d="M-5-4H4L7 0 4 4H-5L-8 0Z"/>`;

export class TurtleScene implements Scene {
  readonly svg: SVGElement;
  readonly pace = { slow: 600, normal: 150, fast: 16 };
  readonly #paper = draw("rect", { class: "drawing-paper" });
  readonly #fillings = draw("g");
  readonly #strokes = draw("g");
  readonly #turtle = drawMarkup(TURTLE);
  readonly #pose = draw("g", { class: "turtle" }, this.#turtle);
  #records: TurtleRecord[] = [];
  #at = START;

  constructor(
    private readonly goal: readonly TurtleRecord[],
    private readonly texts: Texts,
  ) {
    const target = draw("g", { class: "drawing-paper__goal" });
    for (const record of goal) target.append(...shapes(record));
    const cross = draw("path", { class: "drawing-paper__middle", d: "M-6 0H6M0-6V6" });
    this.svg = draw("svg", { class: "drawing", role: "img" }, this.#paper, cross, target, this.#fillings, this.#strokes, this.#pose);
    this.reset();
  }

  reset(): void {
    this.#records = [];
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
    if (record[0] === "background") this.#paper.style.fill = record[1];
    // A filling comes last and lies below its own outline.
    (record[0] === "fill" ? this.#fillings : this.#strokes).append(...shapes(record));
    this.#place(durationMs);
  }

  outcome(): string {
    const hasDrawn = this.#records.some(([word]) => word === "line" || word === "dot" || word === "fill");
    return this.texts[hasDrawn ? "drawn" : "nothing_drawn"] ?? "";
  }

  #place(durationMs: number): void {
    const box = boxOf([...this.goal, ...this.#records]);
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    this.svg.setAttribute("viewBox", `${box.left} ${box.top} ${width} ${height}`);
    for (const [name, value] of Object.entries({ x: box.left, y: box.top, width, height })) this.#paper.setAttribute(name, `${value}`);
    // The turtle keeps its size on the screen while the paper grows.
    const scale = Math.max(width, height) / 240;
    this.#pose.style.transitionDuration = `${durationMs}ms`;
    this.#pose.style.transform = `translate(${this.#at.x}px, ${-this.#at.y}px)`;
    this.#turtle.setAttribute("transform", `rotate(${-this.#at.heading}) scale(${scale})`);
    this.svg.setAttribute("aria-label", this.#description());
  }

  #description(): string {
    const count = (word: string): string => `${this.#records.filter((record) => record[0] === word).length}`;
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
      return [draw("line", { x1, y1: -y1, x2, y2: -y2, stroke, "stroke-width": Math.max(width, 0.5), "stroke-linecap": "round" })];
    }
    case "dot":
      return [draw("circle", { cx: record[1], cy: -record[2], r: record[3] / 2, fill: record[4] })];
    case "fill":
      return [draw("polygon", { points: record[1].map(([x, y]) => `${x},${-y}`).join(" "), fill: record[2] })];
    default:
      return [];
  }
}
