/** Answers, as plain values: `{ status, headers, body }`. Sending them is the server's part. */

const TYPES = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  text: "text/plain; charset=utf-8",
};

/** What is shown here changes with every order, and is nobody else's business. */
const COMMON = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  // With "no-referrer" a page's own forms would come with the Origin "null", as a stranger's do.
  "referrer-policy": "same-origin",
};

export function json(value, status = 200) {
  return answer(status, TYPES.json, JSON.stringify(value));
}

export function text(body, status = 200) {
  return answer(status, TYPES.text, body);
}

/** A page of the sandbox's own. It needs no script at all. */
export function html(body, status = 200) {
  const policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; " +
    "base-uri 'none'; frame-ancestors 'none'";
  return answer(status, TYPES.html, body, { "content-security-policy": policy });
}

export function seeOther(location) {
  return { status: 303, headers: { ...COMMON, location }, body: "" };
}

export function answer(status, contentType, body, more) {
  return { status, headers: { ...COMMON, "content-type": contentType, ...more }, body };
}
