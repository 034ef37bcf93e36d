/** A round stamp beside a verdict: a tick, a cross, or a mark that asks for attention. */

const SVG = "http://www.w3.org/2000/svg";
const MARKS = { good: "m14 24.5 7 7 13.5-15", bad: "m16 16 16 16m0-16L16 32", wait: "M24 13v14m0 7v.5" };

export function stamp(tone) {
  const svg = draw("svg", {
    viewBox: "0 0 48 48",
    width: 48,
    height: 48,
    "aria-hidden": "true",
    "data-tone": tone,
  });
  svg.append(draw("circle", { cx: 24, cy: 24, r: 22 }), draw("path", { d: MARKS[tone] }));
  return svg;
}

function draw(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
