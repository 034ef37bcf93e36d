/** A JSON number, or a string, in which digits are no number. */
const NUMBER_OR_STRING = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** The JSON text with each number replaced: `replacement(number)` returns the new text. */
export function replaceNumbers(json, replacement) {
  return json.replace(NUMBER_OR_STRING, (token) => (token.startsWith('"') ? token : replacement(token)));
}
