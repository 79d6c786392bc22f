/** Making SVG. */

const NAMESPACE = "http://www.w3.org/2000/svg";

export function draw(
  name: string,
  attributes: Record<string, string | number> = {},
  ...children: SVGElement[]
): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** Draw shapes written as markup of our own. */
export function drawMarkup(markup: string, attributes: Record<string, string | number> = {}): SVGElement {
  const group = draw("g", attributes);
  group.innerHTML = markup;
  return group;
}
