/** The activity log as it stands on the page. A line once drawn stays: it may be unfolded, and has been read out. */
import { entry } from "./entries.js";

export function createLog(list) {
  let lines = new WeakMap();

  function lineOf(one) {
    if (!lines.has(one)) lines.set(one, entry(one));
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

    /** Forgets how the lines read: the language has changed. */
    clear() {
      lines = new WeakMap();
      list.replaceChildren();
    },
  };
}
