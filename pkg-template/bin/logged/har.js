/** Reads a HAR file of a browser or proxy. */

export function fromHar(bytes) {
  const entries = entriesOf(String(bytes));
  if (!entries) return undefined;
  const posted = entries.map(({ request }) => request).filter((request) => request?.postData);
  const request = posted.at(-1);
  if (!request) return { body: "", notes: ["No request of this HAR file has a body."] };
  const notes =
    posted.length > 1
      ? [`${posted.length} requests of this HAR file have a body: this is the last one.`]
      : [];
  return { body: bodyOf(request.postData), contentType: typeOf(request), notes };
}

function entriesOf(text) {
  if (!/^\s*\{/.test(text) || !text.includes('"entries"')) return undefined;
  try {
    const { entries } = JSON.parse(text).log;
    return Array.isArray(entries) ? entries : undefined;
  } catch {
    return undefined;
  }
}

/** Text, base64 (for bytes), or a form's fields if only these were saved. */
function bodyOf({ text, encoding, params = [] }) {
  if (text === undefined || text === "")
    return String(new URLSearchParams(params.map(({ name, value }) => [name, value])));
  return Buffer.from(text, encoding === "base64" ? "base64" : "utf8").toString("latin1");
}

function typeOf({ headers = [], postData }) {
  const header = headers.find(({ name }) => String(name).toLowerCase() === "content-type");
  return header?.value ?? postData.mimeType;
}
