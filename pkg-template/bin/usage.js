/** Arguments: the options of a command, its help, and the check for secrets. */
import { parseArgs } from "node:util";
import { flagOf, OPTION_FLAGS } from "./flags.js";
import { UsageError } from "./usage-error.js";

/** For scripts. */
export const EXIT = { ok: 0, refused: 1, usage: 2 };

const HELP = { type: "boolean", short: "h", doc: "shows this" };
export const JSON_OUTPUT = { type: "boolean", doc: "prints JSON, for programs" };

/** Options of all commands that use a merchant's credentials. */
export const SETTINGS = {
  credentials: {
    type: "string",
    value: "FILE",
    doc: "JSON file with the credentials; default: PAYCHOP_CREDENTIALS",
  },
  options: { type: "string", value: "FILE", doc: "JSON file with options; a flag overrides it" },
  json: JSON_OUTPUT,
  ...OPTION_FLAGS,
};

/** The same for commands that sign nothing. */
const { nonce: _, ...checking } = SETTINGS;
export const CHECKING = checking;

/** Known properties of a notification, in addition to its bytes. */
export const HINTS = {
  kind: { type: "string", value: "KIND", doc: "the expected kind (Basicex: payment or agentpay)" },
  "content-type": { type: "string", value: "TYPE", doc: "the received Content-Type" },
};

/** The hints as `verify` takes them. */
export function hintsOf(values) {
  return { kind: values.kind, contentType: values["content-type"] };
}

/** Argument names that can pass a secret: the credentials' names and common other names. */
const SECRET_NAMES = /^--?(api-?key|app-?key|des-?key|key-?b|key|secret(-?key)?|password|token)(=|$)/i;

const SECRETS_BELONG_ELSEWHERE =
  "Do not pass secrets on the command line: everybody on this machine can read them in the list of processes, " +
  "and the shell saves them in its history. Put them as JSON into the environment variable PAYCHOP_CREDENTIALS, " +
  "or into a file that only you can read (--credentials FILE).";

/** Reads the arguments with the command's own table. */
export function parse(command, args) {
  const before = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (before.some((arg) => SECRET_NAMES.test(arg))) throw new UsageError(SECRETS_BELONG_ELSEWHERE);
  const options = { ...command.options, help: HELP };
  const plain = Object.entries(options).map(([name, { type, short, multiple }]) => [
    name,
    { type, ...(short && { short }), ...(multiple && { multiple }) },
  ]);
  let parsed;
  try {
    parsed = parseArgs({ args, options: Object.fromEntries(plain), allowPositionals: true });
  } catch (error) {
    throw new UsageError(wrongArgument(error, args, options));
  }
  const { values, positionals } = parsed;
  if (/^\s*[{[]/.test(values.credentials ?? "")) throw new UsageError(SECRETS_BELONG_ELSEWHERE);
  const [least, most] = command.positionals;
  if (!values.help && (positionals.length < least || positionals.length > most)) {
    throw new UsageError(command.missing?.(positionals) ?? `Usage: ${command.usage}`);
  }
  return { values, positionals };
}

/** The error in the arguments. It does not contain a value, because a value can be a secret. */
function wrongArgument({ code, message }, args, options) {
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return message;
  const unknown = args
    .filter((arg) => arg.startsWith("-"))
    .map((arg) => arg.split("=", 1)[0])
    .find((arg) => !Object.hasOwn(options, arg.replace(/^--?/, "")) && arg !== "-h" && arg !== "-");
  const meant = flagOf((unknown ?? "").replace(/^-+/, ""));
  return `There is no option ${unknown}: ${hintOf(meant, options)}.`;
}

function hintOf(meant, options) {
  if (Object.hasOwn(options, meant)) return `its name is --${meant}`;
  if (meant === "kind") return "--kind is for the commands that read notifications";
  return "--help lists all options";
}

/** A command's help: description, options, examples. */
export function help(name, command) {
  const rows = Object.entries({ ...command.options, help: HELP }).map(([option, { value, short, doc }]) => [
    `${short ? `-${short}, ` : ""}--${option}${value ? ` ${value}` : ""}`,
    doc,
  ]);
  const width = Math.max(...rows.map(([left]) => left.length));
  const options = rows.map(([left, doc]) => `  ${left.padEnd(width)}  ${doc}`).join("\n");
  return `paychop ${name}: ${command.summary}\n\nUsage: ${command.usage}\n\n${command.about}\n\nOptions:\n${options}\n\nExamples:\n${command.examples}\n`;
}
