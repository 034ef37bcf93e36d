/** AWS's events as Requests: API Gateway's REST API (payload 1.0), HTTP API (2.0), function URLs and load balancers. */

const BODILESS = new Set(["GET", "HEAD"]);
/** Where the event names no host, or none that can be one: handlers look at neither host nor path. */
const SOMEWHERE = "https://localhost";

/** The Request of an event. The body keeps its bytes, whether the event has it as base64 or as text. */
export function lambdaRequest(event) {
  const http = event?.requestContext?.http;
  const method = http?.method ?? event?.httpMethod;
  if (typeof method !== "string") {
    throw new TypeError(
      "lambdaRequest: this is no event of API Gateway, of a function URL or of a load balancer: it has no method.",
    );
  }
  const headers = headersOf(event);
  // By parts, for a path such as `//name` would replace the host.
  const url = new URL(SOMEWHERE);
  url.host = event.requestContext?.domainName ?? headers.get("host") ?? "";
  url.pathname = event.rawPath ?? event.path ?? "/";
  url.search = event.rawQueryString ?? queryOf(event);
  const body = BODILESS.has(method) ? undefined : bodyOf(event);
  return new Request(url, { method, headers, body });
}

function headersOf({ headers, multiValueHeaders, cookies }) {
  const found = new Headers();
  // Payload 1.0 has each header twice, once with its last value alone.
  const pairs = Object.entries(multiValueHeaders ?? headers ?? {});
  for (const [name, values] of pairs) {
    for (const value of [values].flat()) found.append(name, value);
  }
  if (cookies?.length > 0) found.set("cookie", cookies.join("; "));
  return found;
}

function queryOf({ multiValueQueryStringParameters, queryStringParameters }) {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(
    multiValueQueryStringParameters ?? queryStringParameters ?? {},
  )) {
    for (const value of [values].flat()) query.append(name, value);
  }
  return String(query);
}

function bodyOf({ body, isBase64Encoded }) {
  if (!body) return undefined;
  return isBase64Encoded ? Uint8Array.from(atob(body), (character) => character.charCodeAt(0)) : body;
}
