/** The signed request as something to paste. */
import { curlCommand } from "../../paychop/shared/curl.js";

export const FORMATS = {
  curl: curlCommand,
  fetch: (request) => (request.fields ? fetchForm(request) : fetchCall(request)),
  JSON: ({ html, ...request }) => JSON.stringify(request, null, 2),
};

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
