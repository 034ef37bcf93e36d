/** The gateway object of a command. An argument names it; its secrets come from the environment or a file. */
import * as paychop from "../entries/embedded.js";
import { gatewayIds } from "../shared/catalog.js";
import { optionsOf } from "./flags.js";
import { parseJson, readJson } from "./input.js";
import { gatewayNamed } from "./named.js";
import { UsageError } from "./usage-error.js";

const VARIABLE = "PAYCHOP_CREDENTIALS";
const CREDENTIALS = "The file of --credentials";
const OPTIONS = "The file of --options";

/** Base URL for requests that are never sent. */
const NOWHERE = "https://gateway.invalid";

/** Creates a gateway object. `sends`: whether the base URL is needed. */
export function openGateway(name, values, { sends }) {
  const table = gatewayNamed(name);
  const { id, name: className } = table;
  const { options } = values;
  const read = options === undefined ? {} : sectionOf(readJson(options, OPTIONS), OPTIONS, id);
  const settings = { ...read, ...optionsOf(values) };
  const credentials = credentialsOf(id, values.credentials);
  for (const given of [credentials, ...[settings.previous ?? []].flat()]) checkNames(given, table);
  const { [className]: Class } = paychop;
  try {
    return new Class(credentials, settings);
  } catch (error) {
    const needless = !sends && error.code === "invalid_options" && error.field === "baseUrl";
    if (!needless || settings.baseUrl !== undefined) throw error;
    return new Class(credentials, { ...settings, baseUrl: NOWHERE });
  }
}

export function credentialsOf(id, file) {
  if (file !== undefined) return sectionOf(readJson(file, CREDENTIALS), CREDENTIALS, id);
  const text = process.env[VARIABLE];
  if (text === undefined) {
    throw new UsageError(
      `Credentials are missing. Put them as JSON into ${VARIABLE} or into the file of --credentials.`,
    );
  }
  const what = `The variable ${VARIABLE}`;
  return sectionOf(parseJson(text, what), what, id);
}

/** The message does not contain an unknown name, because users paste secrets there. */
function checkNames(given, { name, credentials }) {
  const names = credentials.map((credential) => credential.name);
  if (Object.keys(given ?? {}).every((key) => names.includes(key))) return;
  throw new UsageError(`${name}'s credentials are ${names.join(", ")}. Another name was given.`);
}

/** One file can contain the settings of several gateways, each under its name. */
function sectionOf(value, what, id) {
  const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
  if (!isObject) throw new UsageError("Credentials and options must be JSON objects.");
  const sections = Object.keys(value).filter((key) => gatewayIds.includes(key.toLowerCase()));
  if (sections.length === 0) return value;
  const named = sections.find((key) => key.toLowerCase() === id);
  if (named !== undefined) return value[named];
  throw new UsageError(`${what} has ${sections.join(", ")}, but no ${id}.`);
}
