/** Arguments: what a command takes, what it says about that, and what it must never be given. */
import { parseArgs } from "node:util";

/** For scripts. */
export const EXIT = { ok: 0, refused: 1, usage: 2 };

/** The command was called in a way that cannot work. */
export class UsageError extends Error {}

const HELP = { type: "boolean", short: "h", doc: "shows this" };
export const JSON_OUTPUT = { type: "boolean", doc: "prints JSON, for programs" };

/** What the commands share that work with a merchant's credentials. */
export const SETTINGS = {
  credentials: {
    type: "string",
    value: "FILE",
    doc: "JSON file with the credentials; else PAYCHOP_CREDENTIALS",
  },
  options: { type: "string", value: "FILE", doc: "JSON file with options of the gateway's object" },
  json: JSON_OUTPUT,
};

/** What is known of a notification beside its bytes. */
export const HINTS = {
  kind: { type: "string", value: "KIND", doc: "the kind that must have come (Basicex: payment or agentpay)" },
  "content-type": { type: "string", value: "TYPE", doc: "the Content-Type that came" },
};

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
  const plain = Object.entries(options).map(([name, { type, short }]) => [
    name,
    short ? { type, short } : { type },
  ]);
  let parsed;
  try {
    parsed = parseArgs({ args, options: Object.fromEntries(plain), allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
  const { values, positionals } = parsed;
  if (/^\s*[{[]/.test(values.credentials ?? "")) throw new UsageError(SECRETS_BELONG_ELSEWHERE);
  const [least, most] = command.positionals;
  if (!values.help && (positionals.length < least || positionals.length > most)) {
    throw new UsageError(`Usage: ${command.usage}`);
  }
  return { values, positionals };
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
