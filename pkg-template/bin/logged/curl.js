/** Reads the output of `curl -v`, and curl commands. */
import { UsageError } from "../usage-error.js";
import { headersOf, withHeaders } from "./request.js";
import { wordsOf } from "./shell.js";

const NO_BODY =
  "curl -v does not print the body that it sends. Put the curl command into the file as well, or what came as a raw request: request line, headers, an empty line, body.";

export function fromCurl(text) {
  const command = commandIn(text);
  const sent = verboseIn(text);
  if (!command && !sent) return undefined;
  const headers = { ...command?.headers, ...sent?.headers };
  const body = sent?.body || command?.body;
  if (body === undefined || body === "") throw new UsageError(NO_BODY);
  return withHeaders(headers, body);
}

/**
 * The last request in lines that begin with ">". Its head ends with an empty one. The lines up to curl's own next line are
 * the body, if the log has one.
 */
function verboseIn(text) {
  const starts = [...text.matchAll(/^> [A-Z]{3,7} \S+ HTTP\/\d.*$/gm)];
  const start = starts.at(-1)?.index;
  if (start === undefined) return undefined;
  const rest = text.slice(start);
  const end = /^>[ \t]*\r?(?:\n|$)/m.exec(rest);
  const head = end ? rest.slice(0, end.index) : rest;
  const after = end ? rest.slice(end.index + end[0].length) : "";
  const [body] = after.split(/^(?:[<*] |[<*]\r?$|[{}] \[)/m, 1);
  const unmarked = body.startsWith("> ") ? body.replace(/^> ?/gm, "") : body;
  return { headers: headersOf(head.replace(/^> ?/gm, "")), body: unmarked.replace(/\r?\n$/, "") };
}

const DATA = /^(?:-d|--data(?:-raw|-binary|-ascii|-urlencode)?|--json)$/;
const HEADER = /^(?:-H|--header)$/;

/** Headers and body of the last command at the start of a line. */
function commandIn(text) {
  const start = [...text.matchAll(/^[ \t]*(?:[$#%][ \t]+)?curl(?:\.exe)?[ \t]/gm)].at(-1)?.index;
  if (start === undefined) return undefined;
  const words = wordsOf(text.slice(start)).flatMap(apart);
  const given = words.slice(1).map((value, index) => ({ option: words[index], value }));
  const data = given.filter(({ option }) => DATA.test(option));
  const headerLines = given.filter(({ option }) => HEADER.test(option)).map(({ value }) => value);
  const type = words.includes("--json") ? "application/json" : "application/x-www-form-urlencoded";
  const headers = { "content-type": type, ...headersOf(headerLines.join("\n")) };
  const separated = (one, at) => (at === 0 || one.option === "--json" ? "" : "&") + dataOf(one);
  return { headers, body: data.map(separated).join("") };
}

/** `--data=x` and `-dx` as two words. */
function apart(word) {
  const [, option, value] = word.match(/^(--[a-z-]+)=([\s\S]*)$/) ?? word.match(/^(-[dH])([\s\S]+)$/) ?? [];
  return option === undefined ? [word] : [option, value];
}

/** What an option adds to the body: its text, but with `@` the content of a file, which is not here. */
function dataOf({ option, value }) {
  if (option === "--data-urlencode") return urlEncoded(value);
  if (option !== "--data-raw" && value.startsWith("@")) throw new UsageError(FROM_FILE);
  return value;
}

const FROM_FILE = "The curl command reads the body from a file: give that file instead.";

/** `name=content`, `=content` and `content`: curl encodes the content, and sends `=` only behind a name. */
function urlEncoded(text) {
  const [, name = "", content] = text.match(/^(?:([^=]*)=)?([\s\S]*)$/);
  if (!text.includes("=") && text.includes("@")) throw new UsageError(FROM_FILE);
  const escaped = encodeURIComponent(String(Buffer.from(content, "latin1")));
  const encoded = escaped
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
  return name === "" ? encoded : `${name}=${encoded}`;
}
