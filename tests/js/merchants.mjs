/** Every gateway that the package has, with one merchant there: tests loop over these instead of naming gateways. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as paychop from "paychop";

const CATALOG = new URL(
  "www/catalog.json",
  `file://${createRequire(import.meta.url).resolve("paychop/package.json")}`,
);

/** The core's tables: `[{ id: "basicex", name: "Basicex", credentials, operations, kinds, … }, …]`. */
export const tables = JSON.parse(readFileSync(CATALOG, "utf8"));

/** `["Basicex", …]` */
export const names = tables.map(({ name }) => name);

/** `["basicex", …]` */
export const ids = tables.map(({ id }) => id);

/** The names of all secrets. */
export const secretNames = [
  ...new Set(
    tables.flatMap(({ credentials }) =>
      credentials.filter(({ role }) => role === "secret").map(({ name }) => name),
    ),
  ),
];

/** A base URL that leads nowhere, for a gateway that has none of its own. */
const SOMEWHERE = "https://gateway.example";

const exported = new Map(Object.entries(paychop));
const merchants = JSON.parse(readFileSync(new URL("../merchants.json", import.meta.url), "utf8"));

/** A gateway's table, by its name or id. */
export function tableOf(gateway) {
  const table = tables.find(({ id, name }) => gateway === id || gateway === name);
  if (table === undefined) throw new Error(`the package has no gateway ${gateway}`);
  return table;
}

/** The merchant of the tests: its credentials, and requests that the gateway takes in this order. */
function merchantOf(gateway) {
  const { name } = tableOf(gateway);
  if (merchants[name] === undefined) throw new Error(`tests/merchants.json has no ${name}`);
  return merchants[name];
}

export function credentialsOf(gateway) {
  return merchantOf(gateway).credentials;
}

/** The requests as `[operation, input]`, with a number in the ids. */
export function requestsOf(gateway, number) {
  const { requests } = merchantOf(gateway);
  return JSON.parse(JSON.stringify(requests).replaceAll("{n}", String(number)));
}

/** The class that the package exports. */
export function classOf(gateway) {
  return exported.get(tableOf(gateway).name);
}

/** An object of the gateway, with the merchant of the tests or another. */
export function gatewayOf(gateway, { credentials = credentialsOf(gateway), ...options } = {}) {
  return new (classOf(gateway))(credentials, { baseUrl: SOMEWHERE, ...options });
}

/** The kind that pays the merchant: the first of the table. */
export function mainKind(gateway) {
  return tableOf(gateway).kinds[0].name;
}

/** An input or data made of a field table's own examples. */
export function exampleOf(fields) {
  const examples = fields.map(({ name, type, fields: inner, example }) => {
    if (type === "objects") return [name, [exampleOf(inner)]];
    if (type === "texts") return [name, [example]];
    if (type === "boolean") return [name, example === "true"];
    return [name, example || undefined];
  });
  return Object.fromEntries(examples);
}
