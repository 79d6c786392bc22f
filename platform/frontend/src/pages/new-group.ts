/** A new group: the path that fits the children's age is ticked, as long as nobody has ticked something else. */

const band = document.querySelector<HTMLSelectElement>('select[name="age_band"]');
const paths = [...document.querySelectorAll<HTMLInputElement>("[data-begins]")];
let before = band?.value ?? "";

band?.addEventListener("change", () => {
  if (paths.every((path) => path.checked === fits(path, before))) {
    for (const path of paths) path.checked = fits(path, band.value);
  }
  before = band.value;
});

function fits(path: HTMLInputElement, age: string): boolean {
  return (path.dataset["begins"] ?? "").split(" ").includes(age);
}
