/** Splits a shell command into words, with the syntax of usual curl commands: quotes, backslashes, continued lines. */

const ESCAPES = { n: "\n", r: "\r", t: "\t" };

/** One word's parts: '…', $'…', "…", a backslash with its character, other characters. */
const PART = /\$'((?:[^'\\]|\\[\s\S])*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)/y;

export function wordsOf(command) {
  const words = [];
  let at = 0;
  for (;;) {
    at += command.slice(at).match(/^(?:[ \t]|\\\r?\n)*/)[0].length;
    const [word, end] = wordAt(command, at);
    if (end === at) return words;
    words.push(word);
    at = end;
  }
}

function wordAt(command, start) {
  let word = "";
  let at = start;
  for (;;) {
    // A backslash before the end of a line continues the command. It is not part of a word.
    if (/^\\\r?\n/.test(command.slice(at, at + 3))) return [word, at];
    PART.lastIndex = at;
    const found = PART.exec(command);
    if (!found) return [word, at];
    const [all, ansi, single, double, escaped, plain] = found;
    if (ansi !== undefined)
      word += ansi.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, unescaped);
    else if (double !== undefined) word += double.replace(/\\(["\\$`])|\\\r?\n/g, "$1");
    else word += single ?? escaped ?? plain;
    at += all.length;
  }
}

/** Characters of several bytes become their bytes, because here each character is one byte. */
function unescaped(_, byte, unit, letter) {
  if (byte) return String.fromCharCode(Number.parseInt(byte, 16));
  if (unit) return Buffer.from(String.fromCharCode(Number.parseInt(unit, 16))).toString("latin1");
  return ESCAPES[letter] ?? letter;
}
