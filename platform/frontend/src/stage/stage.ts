/** The stage of a page: its worlds or its paper, speed, one step at a time, and what happened in words. */

import type { TurtleRecord } from "./drawing.ts";
import { GridScene } from "./grid-scene.ts";
import { Player } from "./player.ts";
import type { Act, Scene, Speed, Texts } from "./scene.ts";
import type { Play, Step } from "./steps.ts";
import { TurtleScene } from "./turtle-scene.ts";
import type { Goal } from "./world.ts";

/** What the page says of its stage. */
export type StageData =
  | { engine: "grid"; worlds: string[]; goal: Goal[]; max_steps: number }
  | { engine: "turtle"; goal: TurtleRecord[]; seed: number | null };

/** What a verdict shows. */
type Picture = { world: string; trail: Act[] } | { drawing: Act[] | null; goal: TurtleRecord[] | null };

export interface StageEvents {
  /** The line at work, or none. */
  follow(line: number | null): void;
  /** The last step of a run has been shown. */
  ended(): void;
  /** **One step** was pressed while nothing runs. */
  runByHand(): void;
}

export class Stage {
  readonly #place: HTMLElement;
  readonly #words: HTMLElement;
  readonly #tabs: HTMLElement;
  readonly #data: StageData;
  readonly #texts: Texts;
  readonly #player: Player<readonly [act: Act, line: number | null]>;
  #scene: Scene;
  #world = 0;
  #events: StageEvents | undefined;
  #isRun = false;

  constructor(private readonly root: HTMLElement) {
    const part = (name: string): HTMLElement => {
      const found = root.querySelector<HTMLElement>(`[data-stage-part="${name}"]`);
      if (!found) throw new Error(`the stage has no part "${name}"`);
      return found;
    };
    this.#place = part("scene");
    this.#words = part("words");
    this.#tabs = part("worlds");
    this.#data = JSON.parse(part("data").textContent ?? "") as StageData;
    this.#texts = JSON.parse(part("texts").textContent ?? "{}") as Texts;
    this.#scene = this.#freshScene();
    this.#player = new Player(
      ([act, line], durationMs) => {
        this.#scene.show(act, durationMs);
        if (this.#isRun) this.#events?.follow(line);
      },
      () => this.#end(),
      () => this.#scene.pace[this.#speed],
    );
    part("step").addEventListener("click", () => this.#step());
    root.addEventListener("change", (event) => this.#chosen(event.target as HTMLInputElement));
    this.#show(this.#scene);
    this.#offerWorlds();
  }

  connect(events: StageEvents): void {
    this.#events = events;
  }

  /** Clear the stage for a run; the answer is what Python plays. */
  begin(byHand: boolean): Play {
    this.#show(this.#freshScene());
    this.#isRun = true;
    this.#player.begin(byHand);
    if (this.#data.engine === "turtle") return { engine: "turtle", seed: this.#data.seed };
    return { engine: "grid", world: this.#data.worlds[this.#world] ?? "", max_steps: this.#data.max_steps };
  }

  play(steps: readonly Step[]): void {
    this.#player.add(steps);
  }

  /** The program is over: what is left is played, then `ended` is told. */
  complete(): void {
    this.#player.complete();
  }

  stop(): void {
    this.#player.begin(false);
    this.#events?.follow(null);
  }

  get isPlaying(): boolean {
    return this.#player.isPlaying;
  }

  /** Play what a verdict saw: the world that failed, or the child's drawing over the goal. */
  replay(picture: Picture): void {
    const isGrid = "world" in picture;
    if (isGrid) this.#chooseWorld(picture.world);
    this.#show(isGrid ? this.#gridScene(picture.world) : new TurtleScene(picture.goal ?? [], this.#texts));
    this.#isRun = false;
    this.#player.begin(false);
    this.#player.add((isGrid ? picture.trail : (picture.drawing ?? [])).map((act) => [act, null] as const));
    this.#player.complete();
  }

  get #speed(): Speed {
    return (this.root.querySelector<HTMLInputElement>("input[name=speed]:checked")?.value ?? "normal") as Speed;
  }

  #step(): void {
    if (this.#player.isPlaying) this.#player.next();
    else this.#events?.runByHand();
  }

  #end(): void {
    this.#words.textContent = this.#scene.outcome();
    if (!this.#isRun) return;
    this.#events?.follow(null);
    this.#events?.ended();
  }

  #chosen(input: HTMLInputElement): void {
    if (input.name === "speed") return this.#player.resume();
    if (input.name !== "world") return;
    this.stop();
    this.#world = Number(input.value);
    this.#show(this.#freshScene());
  }

  #chooseWorld(map: string): void {
    if (this.#data.engine !== "grid" || !this.#data.worlds.includes(map)) return;
    this.#world = this.#data.worlds.indexOf(map);
    const input = this.#tabs.querySelector<HTMLInputElement>(`input[value="${this.#world}"]`);
    if (input) input.checked = true;
  }

  #freshScene(): Scene {
    if (this.#data.engine === "turtle") return new TurtleScene(this.#data.goal, this.#texts);
    return this.#gridScene(this.#data.worlds[this.#world] ?? "");
  }

  #gridScene(map: string): Scene {
    return new GridScene(map, this.#data.engine === "grid" ? this.#data.goal : [], this.#texts);
  }

  #show(scene: Scene): void {
    this.#scene = scene;
    this.#words.textContent = "";
    this.#place.replaceChildren(scene.svg);
  }

  /** A small picture of each world to choose from, where there are several. */
  #offerWorlds(): void {
    if (this.#data.engine !== "grid" || this.#data.worlds.length < 2) return;
    this.#tabs.hidden = false;
    this.#data.worlds.forEach((map, index) => {
      const label = document.createElement("label");
      const input = Object.assign(document.createElement("input"), {
        type: "radio",
        name: "world",
        value: `${index}`,
        checked: !index,
      });
      const small = this.#gridScene(map).svg;
      small.setAttribute("aria-hidden", "true");
      const name = document.createElement("span");
      name.textContent = (this.#texts["world"] ?? "%(number)s").replace("%(number)s", `${index + 1}`);
      label.append(input, small, name);
      this.#tabs.append(label);
    });
  }
}
