/** Makes elements. Text is only ever set as text: nothing on this page parses HTML. */

/** `el("p", { class: "note", on: { click } }, "text", child)`; a property that is null, undefined or false is left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") listen(element, value);
    else if (value !== null && value !== undefined && value !== false) set(element, name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** A drawing out of the page's own files, as decoration. */
export function image(source, size) {
  return el("img", { src: source, alt: "", width: size, height: size });
}

export function replace(element, ...children) {
  element.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined),
  );
}

/** Draws a place anew; whoever was on an element with an id stays on the one that now has it. */
export function keepFocus(place, draw) {
  const id = place.contains(document.activeElement) ? document.activeElement.id : "";
  draw();
  if (id !== "") document.getElementById(id)?.focus();
}

function listen(element, listeners) {
  for (const [event, listener] of Object.entries(listeners)) element.addEventListener(event, listener);
}

function set(element, name, value) {
  if (name in element && typeof value !== "string") element[name] = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}
