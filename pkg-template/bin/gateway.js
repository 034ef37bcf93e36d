/** The gateway object that a command works with: named by an argument, its secrets from the environment or a file. */
import { Basicex, Bibao, Lianhe, Ubao, Vpay } from "../entries/node.js";
import { operations } from "../lib/operations.js";
import { parseJson, readJson } from "./input.js";
import { UsageError } from "./usage.js";

const CLASSES = { Basicex, Bibao, Ubao, Vpay, Lianhe };
const VARIABLE = "PAYCHOP_CREDENTIALS";

/** Where requests go that are never sent. */
const NOWHERE = "https://gateway.invalid";

/** Opens a gateway. `sends` says whether the base URL matters. */
export function openGateway(name, { credentials, options, "base-url": baseUrl }, { sends }) {
  const Class = classOf(name);
  const id = name.toLowerCase();
  const own = options === undefined ? {} : sectionOf(readJson(options, "The file of --options"), id);
  const settings = { ...own, ...(baseUrl !== undefined && { baseUrl }) };
  if (!sends && id !== "basicex") settings.baseUrl ??= NOWHERE;
  return new Class(credentialsOf(id, credentials), settings);
}

/** The names of a gateway's operations; with `open`, of those that are called at a path of the caller's. */
export function operationOf(name, operation) {
  const rows = operations[classOf(name).gateway];
  const row = rows.find((row) => row.name === operation);
  if (row) return row;
  throw new UsageError(
    `${name} has no operation "${operation}", only ${rows.map((row) => row.name).join(", ")}.`,
  );
}

function classOf(name) {
  const Class = Object.values(CLASSES).find(({ gateway }) => gateway.toLowerCase() === name.toLowerCase());
  if (Class) return Class;
  const known = Object.keys(CLASSES).map((gateway) => gateway.toLowerCase());
  throw new UsageError(`There is no gateway "${name}", only ${known.join(", ")}.`);
}

function credentialsOf(id, file) {
  if (file !== undefined) return sectionOf(readJson(file, "The file of --credentials"), id);
  const text = process.env[VARIABLE];
  if (text === undefined) {
    throw new UsageError(
      `Where are the credentials? Put them as JSON into ${VARIABLE} or into the file of --credentials.`,
    );
  }
  return sectionOf(parseJson(text, `The variable ${VARIABLE}`), id);
}

/** One file may hold the settings of several gateways, each under its name. */
function sectionOf(value, id) {
  const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
  if (!isObject) throw new UsageError("Credentials and options are JSON objects.");
  const named = Object.keys(value).find((key) => key.toLowerCase() === id);
  return named === undefined ? value : value[named];
}
