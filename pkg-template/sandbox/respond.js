/** Answers as plain values: `{ status, headers, body }`. The server sends them. */

const TYPES = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  text: "text/plain; charset=utf-8",
};

/** These pages change with every order, and no other site may read them. */
const COMMON = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  // With "no-referrer", a page's own forms would have the Origin "null", like the forms of other sites.
  "referrer-policy": "same-origin",
};

export function json(value, status = 200) {
  return answer(status, TYPES.json, JSON.stringify(value));
}

export function text(body, status = 200) {
  return answer(status, TYPES.text, body);
}

/** A page of the sandbox itself. It needs no script. */
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
