/** The core's words as sentences: it writes them without a capital and a full stop, with names between backticks. */
import { el } from "./dom.js";

const IS_CHINESE = /\p{Script=Han}/u;
const ENDS = /[.?!。？！…]$/;

/** Nodes of one sentence, each name as code. A name at the beginning keeps its own case. */
export function prose(text, { capital = true } = {}) {
  const nodes = text.split("`").map((part, index) => (index % 2 === 1 ? el("code", {}, part) : part));
  if (capital) nodes[0] = nodes[0].charAt(0).toUpperCase() + nodes[0].slice(1);
  if (!ENDS.test(text)) nodes.push(IS_CHINESE.test(text) ? "。" : ".");
  return nodes.filter((node) => node !== "");
}
