/** Size of the program's letters: two buttons, remembered for each child on this computer. */

const SIZES_REM = [1, 1.15, 1.4, 1.7, 2];
const USUAL = 1;

/** Connect the buttons `[data-code-size="-1"]` and `"1"` inside `desk`. */
export function connectCodeSize(desk: HTMLElement, learner: string): void {
  const kept = `code-size:${learner}`;
  const buttons = [...desk.querySelectorAll<HTMLButtonElement>("[data-code-size]")];
  let chosen = Number(read(kept) ?? USUAL);
  const show = (): void => {
    chosen = Math.min(SIZES_REM.length - 1, Math.max(0, Math.trunc(chosen) || 0));
    desk.style.setProperty("--code-size", `${SIZES_REM[chosen]}rem`);
    for (const button of buttons) {
      const isAtEnd = chosen === (button.dataset["codeSize"] === "1" ? SIZES_REM.length - 1 : 0);
      button.setAttribute("aria-disabled", String(isAtEnd));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      chosen += Number(button.dataset["codeSize"]);
      show();
      write(kept, String(chosen));
    });
  }
  show();
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // The browser's settings close its storage: the usual size, then.
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Remembered for this page only.
  }
}
