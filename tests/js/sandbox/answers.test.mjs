/** Every answer of the sandbox has the fields and types of its table, which the documents and the types are made from. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { openSandbox, pageFolder } from "./support.mjs";

const www = pageFolder();
const catalog = JSON.parse(readFileSync(join(www, "catalog.json"), "utf8"));

/** The page's own code makes the values; it asks the browser where it is. */
globalThis.location = { origin: "http://127.0.0.1:4870" };
const { initialValues } = await import(pathToFileURL(join(www, "js/sign/samples.js")).href);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value, form) =>
  ["number", "string", "object"].includes(typeof value) && form.test(String(value));

/** Whether a value has the type of a field; null is as good as none. */
const TYPES = {
  text: (value) => typeof value === "string",
  id: (value) => isNumber(value, /^\w+$/),
  integer: (value, { oneOf }) =>
    isNumber(value, /^-?\d+$/) && (oneOf.length === 0 || oneOf.includes(Number(value))),
  decimal: (value) => isNumber(value, /^-?\d+(\.\d+)?$/),
  boolean: (value) => typeof value === "boolean",
  map: isObject,
  object: (value, { fields }) => isObject(value) && faults(value, fields).length === 0,
  objects: (value, { fields }) =>
    Array.isArray(value) && value.every((one) => isObject(one) && faults(one, fields).length === 0),
};

function faults(data, fields) {
  return Object.entries(data).flatMap(([name, value]) => {
    const field = fields.find((one) => one.name === name);
    if (!field) return [`${name} is not in the table`];
    if (value === null || TYPES[field.type](value, field)) return [];
    return [`${name} is no ${field.type}: ${JSON.stringify(value)}`];
  });
}

for (const table of catalog) {
  for (const operation of table.operations.filter(({ answer }) => answer.length > 0)) {
    test(`${table.name}'s answer to ${operation.name}`, async (t) => {
      const { call, notifyUrl } = await openSandbox(t);
      const account = { gateway: table, notifyUrl: notifyUrl(table.id) };
      const values = operation.fields.length > 0 ? initialValues(account, operation) : undefined;
      const answer = await call(table.id, operation.name, values);
      assert.equal(answer.ok, true, JSON.stringify(answer));
      assert.deepEqual(faults(answer.data, operation.answer), []);
      assert.ok(Object.keys(answer.data).length > 0);
    });
  }
}
