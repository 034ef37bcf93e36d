/** What a forger does with a signed message. */
import { tableOf } from "../../shared/catalog.js";
import { AMOUNT, jsonOf, raw } from "../values.js";
import { answer, refuse } from "./steps.js";

/** Changes the pairs after they were signed. */
export const tamper = (change) => (c) => [refuse(c.pay({}, { after: (pairs) => change(pairs, c) }))];

export const isSign = (name) => name === "sign" || name === "Sign";

export const mapSign = (pairs, write) =>
  pairs.map(([name, value]) => [name, isSign(name) ? write(value) : value]);

export const withSign = (write) => tamper((pairs) => mapSign(pairs, write));

/** A payment that is signed with other secrets. */
export function foreign(c, write) {
  const secrets = tableOf(c.gateway).credentials.filter(({ role }) => role === "secret");
  const isSecret = (own) => secrets.some(({ name }) => name === own);
  const credentials = Object.fromEntries(
    Object.entries(c.credentials).map(([name, value]) => [name, isSecret(name) ? write(value) : value]),
  );
  return c.pay({}, { credentials });
}

export const withSecret = (write) => (c) => [refuse(foreign(c, write))];

/** What the carrier says when the amount is greater. */
export function richer(c) {
  let pairs = [];
  const keep = (signed) => {
    pairs = signed;
    return signed;
  };
  c.pay(c.message.amounts(`99${AMOUNT}`), { after: keep });
  return pairs.find(([name]) => name === c.message.carrier)[1];
}

/** The carrier twice: the forged one at the end or at the beginning. */
export const double = (last) => (pairs, c) => {
  const forgedPair = [c.message.carrier, richer(c)];
  return last ? [...pairs, forgedPair] : [forgedPair, ...pairs];
};

/** A message with this id and, signed alike, one with the id as a JSON number that `write` spells. */
export function spelled(c, id, write) {
  const genuine = c.pay({ [c.message.idField]: id }, { as: "json" });
  const body = genuine.body.replace(`"${c.message.idField}":"${id}"`, `"${c.message.idField}":${write(id)}`);
  return [genuine, { ...genuine, body }];
}

/** A field that takes its neighbour in the sign string into its value: signed alike, read otherwise. */
export function slide(c, from) {
  const fields = c.fields();
  const names = Object.keys(fields)
    .filter((name) => fields[name] !== undefined && name !== "FinishTime")
    .sort();
  const next = names[names.indexOf(from) + 1];
  const text = (value) => (typeof value === "string" ? value : canonicalOf(value));
  const tail = `${text(fields[from])}&${next}=${text(fields[next])}`;
  return c.send({ ...fields, [from]: tail, [next]: undefined });
}

const canonicalOf = (value) => (value.text ?? jsonOf(value)).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/** A text of the payer's own that holds a success: the failed message and the forged one have the same sign string. */
export function injected(c, name, failed, success) {
  const all = c.fields({ ...failed, [name]: "" });
  const names = Object.keys(all)
    .filter((field) => field > name && field !== "FinishTime" && all[field] !== undefined)
    .sort();
  const write = (values) => names.map((field) => `${field}=${signText(values[field])}`).join("&");
  const real = { ...c.fields(failed), [name]: `u&${write(c.fields(success))}&x=` };
  const fake = { ...c.fields(success), [name]: "u", x: `&${write(real)}` };
  return [answer(c.send(real)), refuse(c.send(fake))];
}

const signText = (value) =>
  Array.isArray(value)
    ? `{${value.map(([name, item]) => `${name}=${item.text ?? item}`).join("&")}}`
    : (value.text ?? value);

/** One digit changed. */
export function flip(value) {
  const text = value.text ?? value;
  const at = text.search(/\d/);
  const changed = text.slice(0, at) + ((Number(text[at]) + 1) % 10) + text.slice(at + 1);
  return value.text === undefined ? changed : raw(changed);
}

/** JSON in which the carrier comes again, the first letter of its name as an escape. */
export function doubledEscaped(pairs, c) {
  const name = c.message.carrier;
  const hidden = `\\u${name.charCodeAt(0).toString(16).padStart(4, "0")}${name.slice(1)}`;
  const members = pairs.map(([field, value]) => `${JSON.stringify(field)}:${jsonOf(value)}`);
  return `{${[...members, `"${hidden}":${jsonOf(richer(c))}`].join(",")}}`;
}

/** The last digit of a field becomes the first of the one that follows it without a separator. */
export function moveDigit(pairs, { message: { adjacent } }) {
  const [first, second] = adjacent.map((name) => pairs.find(([field]) => field === name)[1].text);
  const texts = [first.slice(0, -1), first.slice(-1) + second];
  const changed = Object.fromEntries(adjacent.map((name, at) => [name, raw(texts[at])]));
  return pairs.map(([name, value]) => [name, changed[name] ?? value]);
}
