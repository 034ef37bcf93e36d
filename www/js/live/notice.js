/** The sandbox's refusal of a button. */
import { el, replace } from "../dom.js";

/** `say(name, reason)` shows why the button of this name had no effect. Without a reason, it hides the last one. */
export function createNotice() {
  const element = el("p", { class: "note", "data-tone": "bad", role: "alert", hidden: true });
  return {
    element,
    say(name, reason) {
      element.hidden = reason === undefined;
      replace(element, reason === undefined ? [] : [`${name}: `, ...[reason].flat()]);
    },
  };
}
