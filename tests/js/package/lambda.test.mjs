/** `lambdaRequest`: AWS's events, shaped as its documentation prints them, become the Request that was sent. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Ubao } from "paychop";
import { lambdaRequest, memoryReplay, notificationHandler } from "paychop/handler";
import { notification } from "paychop/testing";

const ubao = new Ubao({ merchantId: 2000213, apiKey: "k" }, { baseUrl: "https://u.example" });
const { headers, body } = notification(ubao, "recharge", { coinName: "中 文+" });
const contentType = headers["content-type"];

/** HTTP API, payload 2.0. */
const httpApi = {
  version: "2.0",
  routeKey: "$default",
  rawPath: "/notify/ubao",
  rawQueryString: "a=1&a=2&b=%20",
  cookies: ["one=1", "two=2"],
  headers: {
    "content-type": contentType,
    "x-forwarded-for": "203.0.113.7, 198.51.100.2",
    host: "api.example",
  },
  queryStringParameters: { a: "1,2", b: " " },
  requestContext: {
    accountId: "123456789012",
    apiId: "r3pmxmplak",
    domainName: "r3pmxmplak.execute-api.us-east-2.amazonaws.com",
    http: {
      method: "POST",
      path: "/notify/ubao",
      protocol: "HTTP/1.1",
      sourceIp: "203.0.113.7",
      userAgent: "curl",
    },
    stage: "$default",
    time: "12/Mar/2026:19:03:58 +0000",
    timeEpoch: 1773342238000,
  },
  body: Buffer.from(body).toString("base64"),
  isBase64Encoded: true,
};

/** A function URL differs in its domain alone. */
const functionUrl = {
  ...httpApi,
  requestContext: { ...httpApi.requestContext, domainName: "abc123.lambda-url.us-west-2.on.aws" },
  body,
  isBase64Encoded: false,
};

/** REST API, payload 1.0. */
const restApi = {
  version: "1.0",
  resource: "/notify/{gateway}",
  path: "/notify/ubao",
  httpMethod: "POST",
  headers: { "Content-Type": contentType, "X-Many": "two" },
  multiValueHeaders: { "Content-Type": [contentType], "X-Many": ["one", "two"] },
  queryStringParameters: { a: "2" },
  multiValueQueryStringParameters: { a: ["1", "2"] },
  requestContext: {
    httpMethod: "POST",
    path: "/prod/notify/ubao",
    stage: "prod",
    domainName: "id.execute-api.eu-west-1.amazonaws.com",
  },
  body,
  isBase64Encoded: false,
};

/** A load balancer, without headers of several values. */
const loadBalancer = {
  requestContext: {
    elb: {
      targetGroupArn: "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/x/49e9d65c45c6791a",
    },
  },
  httpMethod: "POST",
  path: "/notify/ubao",
  queryStringParameters: {},
  headers: { "content-type": contentType, host: "lb.example" },
  body: Buffer.from(body).toString("base64"),
  isBase64Encoded: true,
};

const EVENTS = { httpApi, functionUrl, restApi, loadBalancer };

describe("lambdaRequest", () => {
  for (const [name, event] of Object.entries(EVENTS)) {
    it(`keeps the bytes of the ${name}'s body, so that the handler verifies it`, async () => {
      const handed = [];
      const handler = notificationHandler(ubao, (one) => void handed.push(one.data.coinName), {
        replay: memoryReplay(),
      });
      const response = await handler(lambdaRequest(event));
      assert.deepEqual([response.status, await response.text()], [200, "SUCCESS"]);
      assert.deepEqual(handed, ["中 文+"]);
    });
  }

  it("has the address, headers and cookies", () => {
    const request = lambdaRequest(httpApi);
    assert.equal(request.method, "POST");
    assert.equal(
      request.url,
      "https://r3pmxmplak.execute-api.us-east-2.amazonaws.com/notify/ubao?a=1&a=2&b=%20",
    );
    assert.equal(request.headers.get("x-forwarded-for"), "203.0.113.7, 198.51.100.2");
    assert.equal(request.headers.get("cookie"), "one=1; two=2");
    const rest = lambdaRequest(restApi);
    assert.equal(rest.url, "https://id.execute-api.eu-west-1.amazonaws.com/notify/ubao?a=1&a=2");
    assert.equal(rest.headers.get("x-many"), "one, two");
    assert.equal(lambdaRequest(loadBalancer).url, "https://lb.example/notify/ubao");
  });

  it("keeps the host, whatever the path is", () => {
    const host = "https://r3pmxmplak.execute-api.us-east-2.amazonaws.com";
    for (const path of [
      "//evil.example/x",
      "//",
      "///",
      "https://evil.example/x",
      "/a?b#c",
      "//user@evil:1/[",
      "",
    ]) {
      const written = path.replace("?", "%3F").replace("#", "%23");
      const expected = host + (written.startsWith("/") ? written : `/${written}`);
      assert.equal(lambdaRequest({ ...httpApi, rawPath: path, rawQueryString: "" }).url, expected, path);
      assert.equal(new URL(lambdaRequest({ ...restApi, path }).url).host, restApi.requestContext.domainName);
    }
  });

  it("needs no host, and none that could be one", () => {
    const { requestContext: _, ...bare } = restApi;
    assert.equal(lambdaRequest(bare).url, "https://localhost/notify/ubao?a=1&a=2");
    for (const host of ["", "a b", "[", "user@evil", "evil.example:99999"]) {
      const headers = { "content-type": contentType, host };
      const request = lambdaRequest({ ...loadBalancer, headers });
      assert.equal(new URL(request.url).pathname, "/notify/ubao", host);
    }
  });

  it("takes events without a body, and says what is no event", async () => {
    const bare = {
      ...restApi,
      httpMethod: "GET",
      body: null,
      multiValueQueryStringParameters: null,
      queryStringParameters: null,
    };
    assert.equal(await lambdaRequest(bare).text(), "");
    for (const other of [undefined, null, {}, { Records: [] }])
      assert.throws(() => lambdaRequest(other), TypeError);
  });
});
