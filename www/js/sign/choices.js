/** The names of a choice's numbers. The tables have them in the field's own words: "Chain: 160 TRON, 170 BSC, …". */
import { docOf } from "../i18n.js";

/**
 * `{ doc, names }`: the words before the names, and a name for each value; `{ doc, names: {} }` with all the words where
 * they do not name every value.
 */
export function namedChoices(field) {
  return namesIn(docOf(field), (field.oneOf ?? []).map(String));
}

/** The same for these words. */
function namesIn(doc, values) {
  const names = {};
  let rest = doc;
  let before;
  for (const [at, value] of values.entries()) {
    const start = placeOf(rest, value);
    const next = values[at + 1];
    const tail = start && rest.slice(start.end);
    const end = tail && (next === undefined ? { begin: tail.length } : placeOf(tail, next));
    if (!end) return { doc, names: {} };
    before ??= rest.slice(0, start.begin).replace(/[:：]?\s*$/, "");
    names[value] = tail.slice(0, end.begin).replace(/[,，、\s]+$/, "");
    rest = tail.slice(end.begin);
  }
  return values.length > 0 ? { doc: before, names } : { doc, names };
}

/** Where a value is, as a word of its own before its name. */
function placeOf(text, value) {
  const found = new RegExp(`(?<![\\w.-])${value}\\s+(?=\\S)`).exec(text);
  return found && { begin: found.index, end: found.index + found[0].length };
}
