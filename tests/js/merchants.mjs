/** Every gateway that the package has, with the sandbox's merchant: tests loop over these instead of naming gateways. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as paychop from "paychop";

const MANIFEST = `file://${createRequire(import.meta.url).resolve("paychop/package.json")}`;

/** The core's tables: `[{ id: "basicex", name: "Basicex", credentials, operations, kinds, … }, …]`. */
export const tables = JSON.parse(readFileSync(new URL("www/catalog.json", MANIFEST), "utf8"));

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
const { accounts } = await import(new URL("sandbox/accounts.js", MANIFEST));

/** A gateway's table, by its name or id. */
export function tableOf(gateway) {
  const table = tables.find(({ id, name }) => gateway === id || gateway === name);
  if (table === undefined) throw new Error(`the package has no gateway ${gateway}`);
  return table;
}

/** Credentials that open nothing but the sandbox. */
export function credentialsOf(gateway) {
  return { ...accounts[tableOf(gateway).id] };
}

/**
 * A request of each operation that a server sends, as `[operation, input]`, in the table's order. They are made of the
 * examples; the orders have numbers of their own, and a request about an order has that of this merchant's.
 */
export function requestsOf(gateway, number) {
  const { operations, orderNumbers } = tableOf(gateway);
  return operations
    .filter(({ form, open }) => !form && !open)
    .map(({ name, fields, about }) => {
      const input = exampleOf(fields);
      for (const field of orderNumbers.filter((own) => Object.hasOwn(input, own))) {
        const maker = field === about?.field ? about.madeBy.at(-1) : name;
        if (maker !== undefined) input[field] = `${maker}${number}`;
      }
      return [name, fields.length > 0 ? input : null];
    });
}

/** The class that the package exports. */
export function classOf(gateway) {
  return exported.get(tableOf(gateway).name);
}

/** An object of the gateway, with the sandbox's merchant or another. */
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
