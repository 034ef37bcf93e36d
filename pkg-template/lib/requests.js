/** Takes apart what the core hands out for a request: lines, then the rest as it is. */

/** `METHOD\nURL\nCONTENT-TYPE\nBODY`: made for `fetch(request.url, request)`. A GET has neither type nor body. */
export function signedRequest(text) {
  const [method, url, contentType, body] = lines(text, 3);
  if (contentType === "") return { method, url, headers: {} };
  return { method, url, headers: { "content-type": contentType }, body };
}

/** `POST\nURL\nFIELDS\nHTML`: a form that the payer's browser submits. */
export function cashierForm(text) {
  const [method, url, fields, html] = lines(text, 3);
  return { method, url, fields: JSON.parse(fields), html };
}

/** The first `count` lines and the rest, which may hold newlines of its own. */
function lines(text, count) {
  const parts = [];
  let start = 0;
  for (let i = 0; i < count; i++) {
    const end = text.indexOf("\n", start);
    parts.push(text.slice(start, end));
    start = end + 1;
  }
  parts.push(text.slice(start));
  return parts;
}
