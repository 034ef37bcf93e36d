/** Arguments: what a command takes, what it says about that, and what it must never be given. */
import { parseArgs } from "node:util";
import { flagOf, OPTION_FLAGS } from "./flags.js";
import { UsageError } from "./usage-error.js";

/** For scripts. */
export const EXIT = { ok: 0, refused: 1, usage: 2 };

const HELP = { type: "boolean", short: "h", doc: "shows this" };
export const JSON_OUTPUT = { type: "boolean", doc: "prints JSON, for programs" };

/** What the commands share that work with a merchant's credentials. */
export const SETTINGS = {
  credentials: {
    type: "string",
    value: "FILE",
    doc: "JSON file with the credentials; else PAYCHOP_CREDENTIALS",
  },
  options: { type: "string", value: "FILE", doc: "JSON file with options; a flag overrides it" },
  json: JSON_OUTPUT,
  ...OPTION_FLAGS,
};

/** What is known of a notification beside its bytes. */
export const HINTS = {
  kind: { type: "string", value: "KIND", doc: "the kind that must have come (Basicex: payment or agentpay)" },
  "content-type": { type: "string", value: "TYPE", doc: "the Content-Type that came" },
};

/** The hints as `verify` takes them. */
export function hintsOf(values) {
  return { kind: values.kind, contentType: values["content-type"] };
}

/** Names under which a secret might be passed: those of the credentials, and what people call them. */
const SECRET_NAMES = /^--?(api-?key|app-?key|des-?key|key-?b|key|secret(-?key)?|password|token)(=|$)/i;

const SECRETS_BELONG_ELSEWHERE =
  "Secrets do not belong on a command line: everybody on this machine can read it in the list of processes, " +
  "and the shell remembers it. Put them into the environment variable PAYCHOP_CREDENTIALS or into a file that " +
  "only you can read (--credentials FILE), as JSON.";

/** Reads the arguments by the command's own table. */
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
    throw new UsageError(`Usage: ${command.usage}`);
  }
  return { values, positionals };
}

/** What is wrong with the arguments, without repeating a value, which may be a secret. */
function wrongArgument({ code, message }, args, options) {
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return message;
  const unknown = args
    .filter((arg) => arg.startsWith("-"))
    .map((arg) => arg.split("=", 1)[0])
    .find((arg) => !Object.hasOwn(options, arg.replace(/^--?/, "")) && arg !== "-h" && arg !== "-");
  const meant = flagOf((unknown ?? "").replace(/^-+/, ""));
  const hint = Object.hasOwn(options, meant)
    ? `it is called --${meant}`
    : "--help lists those that there are";
  return `There is no option ${unknown}: ${hint}.`;
}

/** A command's help: what it does, its options, examples. */
export function help(name, command) {
  const rows = Object.entries({ ...command.options, help: HELP }).map(([option, { value, short, doc }]) => [
    `${short ? `-${short}, ` : ""}--${option}${value ? ` ${value}` : ""}`,
    doc,
  ]);
  const width = Math.max(...rows.map(([left]) => left.length));
  const options = rows.map(([left, doc]) => `  ${left.padEnd(width)}  ${doc}`).join("\n");
  return `paychop ${name}: ${command.summary}\n\nUsage: ${command.usage}\n\n${command.about}\n\nOptions:\n${options}\n\nExamples:\n${command.examples}\n`;
}
