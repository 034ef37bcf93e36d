/**
 * How each fault is fixed: what to do, and the lines that do it, with the gateway's own names. In the lines `in`, `fields`
 * or `$in` are the fields that came (those in `data` at Basicex, in `body` at UBAO) and `envelope` Basicex's other fields,
 * numbers as their text; `raw` is the body as text, `sign` what came, `expected` what was computed. `refuse()` answers
 * with status 400, `ack()` with the gateway's acknowledgement, and both are followed by the end of the handler.
 */
import { tableOf } from "../shared/catalog.js";
import { AT_PAYOUTS, FACTS } from "./fixes/facts.js";
import { GO } from "./fixes/go.js";
import { JAVA } from "./fixes/java.js";
import { JS } from "./fixes/js.js";
import { PHP } from "./fixes/php.js";
import { PYTHON } from "./fixes/python.js";
import { TEXTS } from "./fixes/texts.js";

const PARTS = { text: TEXTS, php: PHP, java: JAVA, go: GO, python: PYTHON, js: JS };

/** `{ text, php, java, go, python, js }` for a gateway; `kind` is that of payouts with a URL of their own. */
export function fixOf(name, gateway, kind) {
  const facts = { ...FACTS[gateway], ...(kind && AT_PAYOUTS[gateway]), ...fieldsOf(gateway) };
  return Object.fromEntries(
    Object.entries(PARTS).map(([part, { [name]: write }]) => [
      part,
      typeof write === "string" ? write : write(facts),
    ]),
  );
}

/** The names in a gateway's notifications: those that a forger writes into a value, and those that no question has. */
function fieldsOf(gateway) {
  const names = tableOf(gateway).kinds.flatMap(({ fields }) => fields.map(({ name }) => name));
  const { question = [] } = FACTS[gateway];
  return {
    fieldNames: [...new Set([...names, "key", "secret"])],
    others: [...new Set(names)].filter((name) => !question.includes(name) && !/^sign$/i.test(name)),
  };
}
