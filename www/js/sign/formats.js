/** The signed request as something to paste. */

export const FORMATS = {
  curl: (request) => (request.fields ? curlForm(request) : curl(request)),
  fetch: (request) => (request.fields ? fetchForm(request) : fetchCall(request)),
  JSON: ({ html, ...request }) => JSON.stringify(request, null, 2),
};

function curl({ method, url, headers, body }) {
  const lines = [`curl ${quoted(url)}`];
  if (method !== "GET" && body === undefined) lines.push(`-X ${method}`);
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (body !== undefined) lines.push(`--data-raw ${quoted(body)}`);
  return lines.join(" \\\n  ");
}

function curlForm({ url, fields }) {
  const pairs = Object.entries(fields).map(
    ([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`,
  );
  return [`curl ${quoted(url)}`, ...pairs].join(" \\\n  ");
}

function fetchCall({ method, url, headers, body }) {
  const options = [`  method: ${JSON.stringify(method)},`];
  if (Object.keys(headers).length > 0) options.push(`  headers: ${JSON.stringify(headers)},`);
  if (body !== undefined) options.push(`  body: ${JSON.stringify(body)},`);
  return `await fetch(${JSON.stringify(url)}, {\n${options.join("\n")}\n});`;
}

function fetchForm({ method, url, fields }) {
  const body = `  body: new URLSearchParams(${JSON.stringify(fields)}),`;
  return `await fetch(${JSON.stringify(url)}, {\n  method: ${JSON.stringify(method)},\n${body}\n});`;
}

/** For a POSIX shell: nothing inside single quotes means anything but their end. */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
