/**
 * How each fault is fixed: what to do, and the lines that do it, with the gateway's own names. In the lines `in`, `fields`
 * or `$in` are the fields that came (those in `data` at Basicex, in `body` at UBAO) and `envelope` Basicex's other fields,
 * numbers as their text; `raw` is the body as text, `sign` what came, `expected` what was computed. `refuse()` answers
 * with status 400, `ack()` with the gateway's acknowledgement, and both are followed by the end of the handler.
 */
import { kindOf, requiredOf, tableOf } from "../shared/catalog.js";
import { GO } from "./fixes/go.js";
import { JAVA } from "./fixes/java.js";
import { JS } from "./fixes/js.js";
import { PHP } from "./fixes/php.js";
import { PYTHON } from "./fixes/python.js";
import { TEXTS } from "./fixes/texts.js";
import { merchantFieldOf, messageOf, rowOf } from "./messages.js";

const PARTS = { text: TEXTS, php: PHP, java: JAVA, go: GO, python: PYTHON, js: JS };

/** `{ text, php, java, go, python, js }` for a gateway; `kind` is that of payouts with a URL of their own. */
export function fixOf(name, gateway, kind) {
  const facts = factsOf(gateway, kind);
  return Object.fromEntries(
    Object.entries(PARTS).map(([part, { [name]: lines }]) => [part, linesFor(facts, lines)]),
  );
}

/** Lines are a string, one for JSON and one for forms, or a function of the facts. */
function linesFor(facts, lines) {
  if (typeof lines === "function") return lines(facts);
  return typeof lines === "string" ? lines : lines[facts.json ? "json" : "form"];
}

/**
 * What the lines are made from. Of the gateway's `facts`, `paid`, `notice` and `incoming` are the fields that must have these
 * values, those of Basicex's envelope are in `envelope`, and `ids` are the fields that must not hold an `&`. From the tables:
 * `ack`, `json` (all bodies are JSON), the `required` fields and the `event`. From the message: `id`, `order` and `money`;
 * `merchant` with the constant of its value.
 */
function factsOf(gateway, kind) {
  const { facts, payoutFacts } = rowOf(gateway);
  const { taken, bodies } = tableOf(gateway);
  const message = messageOf(gateway, kind);
  const table = kindOf(gateway, message.kind);
  const merchant = merchantFieldOf(gateway, kind);
  return {
    ack: taken,
    json: !bodies.includes("form"),
    required: requiredOf(table),
    event: table.event,
    id: message.idField,
    order: message.orderField,
    money: message.amountField,
    merchant: merchant && [merchant, merchant.replace(/[A-Z]/g, "_$&").toUpperCase()],
    ...facts,
    ...(kind && payoutFacts),
    ...fieldsOf(gateway),
  };
}

/** The names in a gateway's notifications: those of a question, those that a forger writes into a value, and those that no question has. */
function fieldsOf(gateway) {
  const { kinds } = tableOf(gateway);
  const names = [...new Set(kinds.flatMap(({ fields }) => fields.map(({ name }) => name)))];
  // The question with the fewest fields: all the others have these, too.
  const [question] = kinds
    .filter(({ reply }) => reply.length > 0)
    .sort((a, b) => a.fields.length - b.fields.length);
  const asked = question?.fields.map(({ name }) => name) ?? [];
  return {
    question: asked,
    fieldNames: [...new Set([...names, "key", "secret"])],
    others: names.filter((name) => !asked.includes(name) && !/^sign$/i.test(name)),
  };
}
