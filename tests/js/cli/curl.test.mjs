/** `sign --curl`: the command is run by a real shell and a real curl, and the gateway's side takes what arrives. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { checkRequest } from "paychop/testing";
import { credentialsOf, gatewayOf, ids, requestsOf } from "../merchants.mjs";
import { run } from "./support.mjs";

/** Texts that a shell or curl would take apart. */
const AWKWARD = `it's "$HOME" \`id\` @file \\n 会员 100%`;

const REQUESTS = [
  ...ids.flatMap((id) => requestsOf(id, 1).map((request) => [id, ...request])),
  [
    "basicex",
    "cashier",
    {
      merOrderNo: "C1",
      clientIp: "127.0.0.1",
      totalAmount: "18.30",
      currency: "USDT",
      description: AWKWARD,
      orderSource: "WEB",
      tradeStartTime: "2023-03-31 22:03:53",
    },
  ],
  ["vpay", "call", { remark: AWKWARD }],
];

let server;
let arrived;
before(async () => {
  server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    arrived = { method, url, headers, body: String(Buffer.concat(chunks)) };
    response.end("received");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
});
after(() => server.close());

for (const [id, operation, input] of REQUESTS) {
  test(`${id} ${operation} arrives as it was signed`, async () => {
    const credentials = credentialsOf(id);
    const baseUrl = `http://127.0.0.1:${server.address().port}`;
    const path = operation === "call" ? ["--path", "/wallet-trade-merchant/v1/order/query"] : [];
    const args = ["sign", id, operation, "--curl", "--base-url", baseUrl, ...path];
    const { code, out } = await run(args, { credentials, input: JSON.stringify(input) });
    assert.equal(code, 0);
    const { stdout } = await promisify(execFile)("sh", ["-c", out]);
    assert.equal(stdout, "received");
    const { method, url, headers, body } = arrived;
    const gateway = gatewayOf(id, { baseUrl });
    const sent = { method, url: baseUrl + url, headers: { "content-type": headers["content-type"] }, body };
    const said = checkRequest(gateway, sent);
    assert.equal(said.ok, true, JSON.stringify(said));
  });
}

test("--curl, --json and --html exclude each other", async () => {
  const { code, err } = await run(["sign", "basicex", "cashier", "--curl", "--html"], { input: "{}" });
  assert.equal(code, 2);
  assert.match(err, /one of --curl and --html/);
});
