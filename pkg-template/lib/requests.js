/** Reads the core's output for a request: lines, then the rest unchanged. */
import { behind } from "./boundary.js";

/** `METHOD\nURL\nCONTENT-TYPE\nBODY`: for `fetch(request.url, request)`. A GET request has neither type nor body. */
export function signedRequest(text) {
  const { method, url, line: contentType, rest: body } = lines(text);
  if (contentType === "") return { method, url, headers: {} };
  return { method, url, headers: { "content-type": contentType }, body };
}

/** `POST\nURL\nNAME BYTES …\nHTML`, then the values: a form that the payer's browser submits. */
export function cashierForm(text) {
  const { method, url, line, rest: html } = lines(text);
  const fields = {};
  const words = line.split(" ");
  // A string that is not ASCII takes twice the memory and ten times as long. So values are read separately from the page.
  for (let i = 0; i < words.length; i += 2) fields[words[i]] = behind(Number(words[i + 1]));
  return { method, url, fields, html };
}

/** Three lines and the rest, which can contain line ends. */
function lines(text) {
  const first = text.indexOf("\n");
  const second = text.indexOf("\n", first + 1);
  const third = text.indexOf("\n", second + 1);
  return {
    method: text.slice(0, first),
    url: text.slice(first + 1, second),
    line: text.slice(second + 1, third),
    rest: text.slice(third + 1),
  };
}
