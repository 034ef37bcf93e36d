/** The activity as it stands on the page. A line once drawn stays: it may be unfolded, and has been read out. */
import { entry } from "./entries.js";

export function createLog(list, actions) {
  let lines = new WeakMap();

  function lineOf(one) {
    if (!lines.has(one)) lines.set(one, entry(one, actions));
    return lines.get(one);
  }

  return {
    /** Makes the list show these entries, in this order. */
    show(entries) {
      for (const [index, one] of entries.entries()) {
        const line = lineOf(one);
        if (list.children[index] !== line) list.insertBefore(line, list.children[index] ?? null);
      }
      while (list.children.length > entries.length) list.lastChild.remove();
    },

    /** Unfolds one of those that are shown, and goes there. */
    open(id) {
      const line = [...list.children].find((one) => one.dataset.entry === id);
      line?.unfold();
      line?.scrollIntoView({ block: "nearest" });
      line?.querySelector("button").focus({ preventScroll: true });
    },

    /** Forgets how the lines read: the language has changed. */
    clear() {
      lines = new WeakMap();
      list.replaceChildren();
    },
  };
}
