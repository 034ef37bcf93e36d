/** AWS's events as Requests: API Gateway's REST API (payload 1.0), HTTP API (2.0), function URLs and load balancers. */
import { fromBase64 } from "../base64.js";
import { takesBody } from "./bodiless.js";

/** For events without a valid host. Handlers use neither host nor path. */
const SOMEWHERE = "https://localhost";

/** Creates a Request from an event. The body keeps its bytes, for base64 and for text. */
export function lambdaRequest(event) {
  const http = event?.requestContext?.http;
  const method = http?.method ?? event?.httpMethod;
  if (typeof method !== "string") {
    throw new TypeError(
      "lambdaRequest: this is no event of API Gateway, of a function URL or of a load balancer: it has no method.",
    );
  }
  const headers = headersOf(event);
  // Set part by part, because a path such as `//name` would replace the host.
  const url = new URL(SOMEWHERE);
  url.host = event.requestContext?.domainName ?? headers.get("host") ?? "";
  url.pathname = event.rawPath ?? event.path ?? "/";
  url.search = event.rawQueryString ?? queryOf(event);
  const body = takesBody(method) ? bodyOf(event) : undefined;
  return new Request(url, { method, headers, body });
}

function headersOf({ headers, multiValueHeaders, cookies }) {
  const found = new Headers();
  // Payload 1.0 has each header twice, once with only its last value.
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
  return isBase64Encoded ? fromBase64(body) : body;
}
