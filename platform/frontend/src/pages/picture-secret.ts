/** The picture secret: three pictures tapped in order. Without this script the page offers three lists instead. */

const SLOTS = 3;
const form = document.querySelector<HTMLFormElement>("[data-picture-secret]");
if (form) connect(form);

function connect(form: HTMLFormElement): void {
  const slots = form.querySelector<HTMLElement>("[data-slots]");
  const tiles = form.querySelector<HTMLElement>("[data-tiles]");
  const undo = form.querySelector<HTMLButtonElement>("[data-undo]");
  const enter = form.querySelector<HTMLButtonElement>("[data-enter]");
  if (!slots || !tiles || !undo || !enter) return;
  form.querySelector("[data-fallback]")?.remove();
  for (const part of [slots, tiles, undo]) part.hidden = false;
  const chosen: HTMLButtonElement[] = [];

  const show = (): void => {
    [...slots.children].forEach((slot, index) => {
      const tile = chosen[index];
      const image = tile?.querySelector("img")?.cloneNode() as HTMLImageElement | undefined;
      if (image) image.alt = `${index + 1}: ${image.alt}`;
      const field = tile && hidden(tile.dataset["picture"] ?? "");
      slot.replaceChildren(...[image, field].filter((part) => part !== undefined));
    });
    undo.disabled = chosen.length === 0;
    enter.disabled = chosen.length < SLOTS;
    for (const tile of tiles.querySelectorAll("button")) tile.disabled = chosen.length === SLOTS;
  };

  tiles.addEventListener("click", (event) => {
    const tile = (event.target as Element).closest<HTMLButtonElement>("[data-picture]");
    if (!tile || chosen.length === SLOTS) return;
    chosen.push(tile);
    show();
    if (chosen.length === SLOTS) enter.focus();
  });
  undo.addEventListener("click", () => {
    chosen.pop();
    show();
  });
  show();
  document.body.dataset["ready"] = "true";
}

function hidden(value: string): HTMLInputElement {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "secret";
  field.value = value;
  return field;
}
