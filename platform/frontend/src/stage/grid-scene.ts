/** Boulon in a world: drawn once, then moved. */

import { fill } from "../core/fill.ts";
import type { Act, Scene, Texts } from "./scene.ts";
import { draw, drawMarkup } from "./svg.ts";
import {
  type Action,
  after,
  ahead,
  type Cell,
  type Goal,
  headingOf,
  keyOf,
  readWorld,
  reasonOf,
  type State,
  startOf,
  type World,
} from "./world.ts";

const SIZE = 40;
const centre = ([column, row]: Cell): Cell => [column * SIZE + SIZE / 2, row * SIZE + SIZE / 2];
const at = (cell: Cell): string => `translate(${centre(cell).join(" ")})`;

/** Boulon seen from above, looking north: wheels, body, visor with two eyes, aerial. */
const BOULON = `
  <rect class="boulon__wheel" x="-16" y="-8" width="6" height="18" rx="2.5"/>
  <rect class="boulon__wheel" x="10" y="-8" width="6" height="18" rx="2.5"/>
  <path class="boulon__body" d="M-8-14H8L13-7V9L8 14H-8L-13 9V-7Z"/>
  <path class="boulon__visor" d="M-7-11H7A5 5 0 0 1 7-1H-7A5 5 0 0 1-7-11Z"/>
  <circle class="boulon__eye" cx="-5" cy="-6.5" r="3"/><circle class="boulon__eye" cx="5" cy="-6.5" r="3"/>
  <circle class="boulon__pupil" cx="-5" cy="-7.5" r="1.3"/><circle class="boulon__pupil" cx="5" cy="-7.5" r="1.3"/>
  <path class="boulon__aerial" d="M0 12V5"/><circle class="boulon__tip" cx="0" cy="5" r="2.8"/>`;
const CRATE = `
  <rect class="world__crate" x="-18" y="-18" width="36" height="36" rx="4"/>
  <path class="world__planks" d="M-18-6H18M-18 6H18M-12-18V18M12-18V18"/>`;
const BOLT = `
  <path class="world__bolt" d="M-11 0-5.5-9.5H5.5L11 0 5.5 9.5H-5.5Z"/><circle class="world__hole" r="4.5"/>`;
const FLAG = `<path class="world__pole" d="M-8 14V-15"/><path class="world__cloth" d="M-8-15 12-8-8-1Z"/><circle class="world__foot" cx="-8" cy="14" r="3"/>`;
const SPLAT = `<rect class="world__paint" x="-17" y="-17" width="34" height="34" rx="9"/><path class="world__stroke" d="M-9-4Q0-10 9-4M-9 6Q0 0 9 6"/>`;
const CRASH = `<path class="world__crash" d="M0-15 4-5 14-8 8 0 14 8 4 5 0 15-4 5-14 8-8 0-14-8-4-5Z"/>`;

export class GridScene implements Scene {
  readonly svg: SVGElement;
  readonly pace = { slow: 900, normal: 450, fast: 120 };
  readonly #world: World;
  readonly #robot: SVGElement;
  readonly #turned: SVGElement;
  readonly #trail: SVGElement;
  readonly #paint = draw("g");
  readonly #crash = drawMarkup(CRASH);
  readonly #bolts = new Map<string, SVGElement>();
  #state: State;
  #moved = false;

  constructor(
    map: string,
    private readonly goals: readonly Goal[],
    private readonly texts: Texts,
  ) {
    this.#world = readWorld(map);
    this.#state = startOf(this.#world);
    this.#turned = drawMarkup(BOULON, { class: "boulon__turned" });
    this.#robot = draw("g", { class: "boulon" }, this.#turned);
    this.#trail = draw("polyline", { class: "world__trail" });
    const { width, height } = this.#world;
    this.svg = draw("svg", { viewBox: `0 0 ${width * SIZE} ${height * SIZE}`, class: "world", role: "img" });
    this.svg.append(...this.#ground(), this.#paint, this.#trail, ...this.#things(), this.#robot, this.#crash);
    this.reset();
  }

  reset(): void {
    this.#state = startOf(this.#world);
    this.#moved = false;
    this.#paint.replaceChildren();
    this.#crash.style.display = "none";
    this.#trail.setAttribute("points", centre(this.#world.robot).join(","));
    for (const bolt of this.#bolts.values()) bolt.style.opacity = "1";
    this.#place(0);
  }

  /** Put the robot somewhere, looking `heading` quarter turns from north. */
  stand(robot: Cell, heading: number): void {
    this.#state = { ...this.#state, robot, heading };
    this.#place(0);
  }

  show(act: Act, durationMs: number): void {
    const before = this.#state;
    this.#state = after(before, act as Action);
    this.#moved = true;
    const here = keyOf(before.robot);
    if (act === "forward")
      this.#trail.setAttribute(
        "points",
        `${this.#trail.getAttribute("points")} ${centre(this.#state.robot).join(",")}`,
      );
    if (act === "pick") this.#bolts.get(here)?.style.setProperty("opacity", "0");
    if (act === "paint" && !before.painted.has(here))
      this.#paint.append(drawMarkup(SPLAT, { transform: at(before.robot) }));
    if (act === "bump") this.#bump();
    this.#place(durationMs);
  }

  outcome(): string {
    if (!this.#moved) return this.texts["nothing_moved"] ?? "";
    return this.texts[reasonOf(this.#world, this.#state, this.goals) || "reached"] ?? "";
  }

  #bump(): void {
    const [fromX, fromY] = centre(this.#state.robot);
    const [toX, toY] = centre(ahead(this.#state));
    this.#crash.setAttribute("transform", `translate(${(fromX + toX) / 2} ${(fromY + toY) / 2})`);
    this.#crash.style.display = "";
  }

  #place(durationMs: number): void {
    const [x, y] = centre(this.#state.robot);
    this.#robot.style.transitionDuration = this.#turned.style.transitionDuration = `${durationMs}ms`;
    this.#robot.style.transform = `translate(${x}px, ${y}px)`;
    this.#turned.style.transform = `rotate(${this.#state.heading * 90}deg)`;
    this.svg.setAttribute("aria-label", this.#description());
  }

  /** The map in words, for those who do not see it. */
  #description(): string {
    const place = (cell: Cell): string =>
      fill(this.texts["place"] ?? "", { column: `${cell[0] + 1}`, row: `${cell[1] + 1}` });
    const list = (cells: Cell[]): string => cells.map(place).join("; ") || (this.texts["none"] ?? "");
    // A wall round the map goes without saying.
    const { width, height } = this.#world;
    const left = (cells: Cell[], has: (cell: string) => boolean): Cell[] => cells.filter((cell) => has(keyOf(cell)));
    return fill(this.texts["map"] ?? "", {
      columns: `${width}`,
      rows: `${height}`,
      robot: place(this.#state.robot),
      heading: this.texts[`heading_${headingOf(this.#state)}`] ?? "",
      flag: list(this.#world.flag ? [this.#world.flag] : []),
      bolts: list(left(this.#world.bolts, (cell) => this.#state.bolts.has(cell))),
      to_paint: list(left(this.#world.toPaint, (cell) => !this.#state.painted.has(cell))),
      walls: list(this.#world.walls.filter(([column, row]) => column % (width - 1) && row % (height - 1))),
    });
  }

  #ground(): SVGElement[] {
    const tiles: SVGElement[] = [];
    for (let row = 0; row < this.#world.height; row++) {
      for (let column = 0; column < this.#world.width; column++) {
        const shade = (row + column) % 2 ? "world__tile world__tile--dark" : "world__tile";
        tiles.push(
          draw("rect", {
            class: shade,
            x: column * SIZE + 1,
            y: row * SIZE + 1,
            width: SIZE - 2,
            height: SIZE - 2,
            rx: 5,
          }),
        );
      }
    }
    return tiles;
  }

  #things(): SVGElement[] {
    const put =
      (markup: string) =>
      (cell: Cell): SVGElement =>
        drawMarkup(markup, { transform: at(cell) });
    const targets = this.#world.toPaint.map((cell) => {
      const [x, y] = centre(cell);
      return draw("rect", { class: "world__target", x: x - 15, y: y - 15, width: 30, height: 30, rx: 7 });
    });
    for (const cell of this.#world.bolts) this.#bolts.set(keyOf(cell), put(BOLT)(cell));
    const flag = this.#world.flag ? [put(FLAG)(this.#world.flag)] : [];
    return [...targets, ...this.#world.walls.map(put(CRATE)), ...flag, ...this.#bolts.values()];
  }
}
