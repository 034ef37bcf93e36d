/** AWS's events for one request, shaped as its documentation prints them and as its services send forms. */

const base64 = (text) => Buffer.from(text).toString("base64");

const http = (method, path) => ({
  method,
  path,
  protocol: "HTTP/1.1",
  sourceIp: "203.0.113.7",
  userAgent: "Apache-HttpClient/4.5.13",
});

/** API Gateway's REST API, payload 1.0: a form comes as text. */
function restApi({ method, path, contentType, body }) {
  return {
    version: "1.0",
    resource: "/{proxy+}",
    path,
    httpMethod: method,
    headers: { "Content-Type": contentType, "X-Forwarded-For": "203.0.113.7, 198.51.100.2" },
    multiValueHeaders: {
      "Content-Type": [contentType],
      "X-Forwarded-For": ["203.0.113.7, 198.51.100.2"],
    },
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "id",
      domainName: "id.execute-api.eu-west-1.amazonaws.com",
      domainPrefix: "id",
      httpMethod: method,
      identity: { sourceIp: "203.0.113.7", userAgent: "Apache-HttpClient/4.5.13" },
      path: `/prod${path}`,
      protocol: "HTTP/1.1",
      requestId: "JKJaXmPLvHcESHA=",
      requestTimeEpoch: 1773342238000,
      resourceId: "123456",
      resourcePath: "/{proxy+}",
      stage: "prod",
    },
    body: body || null,
    isBase64Encoded: false,
  };
}

/** API Gateway's HTTP API, payload 2.0: a form comes as base64. */
function httpApi({ method, path, contentType, body }) {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: "",
    headers: {
      "content-type": contentType,
      host: "r3pmxmplak.execute-api.us-east-2.amazonaws.com",
      "x-forwarded-for": "203.0.113.7, 198.51.100.2",
    },
    requestContext: {
      accountId: "123456789012",
      apiId: "r3pmxmplak",
      domainName: "r3pmxmplak.execute-api.us-east-2.amazonaws.com",
      domainPrefix: "r3pmxmplak",
      http: http(method, path),
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: "$default",
      stage: "$default",
      time: "12/Mar/2026:19:03:58 +0000",
      timeEpoch: 1773342238000,
    },
    ...(body ? { body: base64(body), isBase64Encoded: true } : { isBase64Encoded: false }),
  };
}

/** A function URL: payload 2.0 under a domain of its own. */
function functionUrl(request) {
  const event = httpApi(request);
  const domainPrefix = "abc123xmpl";
  const domainName = `${domainPrefix}.lambda-url.us-west-2.on.aws`;
  return {
    ...event,
    headers: { ...event.headers, host: domainName },
    requestContext: {
      ...event.requestContext,
      accountId: "anonymous",
      apiId: domainPrefix,
      domainName,
      domainPrefix,
    },
  };
}

export const EVENTS = { restApi, httpApi, functionUrl };
