/** How a program came about: its versions on a time line, one at a time, what is new in each one marked. */

import { newLines } from "../behaviours/new-lines.ts";

interface MomentData {
  when: string;
  at: number;
  source: string;
  /** The verdict's headline where the program was handed in, else empty. */
  checked: string;
  passed: boolean;
}

const STEP_MS = 900;

const root = document.querySelector<HTMLElement>("[data-replay]");
const data = document.querySelector("#moments");
if (root && data) connect(root, JSON.parse(data.textContent ?? "[]") as MomentData[]);

function connect(root: HTMLElement, moments: MomentData[]): void {
  const find = <E extends HTMLElement>(name: string): E => root.querySelector<E>(`[data-${name}]`)!;
  const place = find<HTMLInputElement>("place");
  const play = find<HTMLButtonElement>("play");
  const [playWord, pauseWord] = [play.textContent ?? "", play.dataset["pause"] ?? ""];
  let timer = 0;

  function show(number: number): void {
    const moment = moments[number];
    if (!moment) return;
    place.value = String(number);
    place.setAttribute("aria-valuetext", moment.when);
    find("when").textContent = moment.when;
    find("what").textContent = moment.checked || root.dataset["typed"] || "";
    find("what").className = moment.checked ? (moment.passed ? "replay__passed" : "replay__not-yet") : "";
    find("number").textContent = (root.dataset["of"] ?? "")
      .replace("{number}", String(number + 1))
      .replace("{total}", String(moments.length));
    const fresh = newLines(moments[number - 1]?.source ?? "", moment.source);
    find("program").replaceChildren(
      ...moment.source.split("\n").flatMap((line, index) => shown(line, fresh.has(index))),
    );
    find<HTMLButtonElement>("back").disabled = number === 0;
    find<HTMLButtonElement>("on").disabled = number === moments.length - 1;
  }

  function shown(line: string, isNew: boolean): Node[] {
    if (!isNew) return [document.createTextNode(`${line}\n`)];
    const mark = document.createElement("mark");
    mark.textContent = line;
    return [mark, document.createTextNode("\n")];
  }

  function stop(): void {
    clearInterval(timer);
    timer = 0;
    play.textContent = playWord;
  }

  function step(by: number): void {
    const next = Math.min(moments.length - 1, Math.max(0, Number(place.value) + by));
    show(next);
    if (timer && next === moments.length - 1) stop();
  }

  play.addEventListener("click", () => {
    if (timer) return stop();
    if (Number(place.value) === moments.length - 1) show(0);
    play.textContent = pauseWord;
    timer = window.setInterval(() => step(1), STEP_MS);
  });
  find("back").addEventListener("click", () => {
    stop();
    step(-1);
  });
  find("on").addEventListener("click", () => {
    stop();
    step(1);
  });
  place.addEventListener("input", () => {
    stop();
    show(Number(place.value));
  });
  show(moments.length - 1);
  document.body.dataset["ready"] = "";
}
