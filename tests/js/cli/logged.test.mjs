/** `diagnose` of HTTP requests as they were logged. The log is judged as its body alone would be. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { promisify } from "node:util";
import { Lianhe, Ubao, Vpay } from "paychop";
import { notification } from "paychop/testing";
import { run, UBAO } from "./support.mjs";

const { readLogged } = await import(
  new URL("bin/logged/index.js", import.meta.resolve("paychop/package.json"))
);

const SOMEWHERE = { baseUrl: "https://gateway.example" };
const VPAY = { key: "vpay-key", secret: "vpay-secret" };
const LIANHE = { appKey: "lianhe-app", secretKey: "lianhe-secret" };

const json = notification(new Vpay(VPAY, SOMEWHERE), "payment", { userId: '会员\'s "42"' });
const form = notification(new Lianhe(LIANHE, SOMEWHERE), "payment");
const ubao = notification(new Ubao(UBAO, SOMEWHERE), "recharge");

async function diagnose(gateway, credentials, input, ...args) {
  const { code, out, err } = await run(["diagnose", gateway, "--json", ...args], { credentials, input });
  return { code, err, ...(out && JSON.parse(out)) };
}

async function assertVerifies(input, { gateway = "vpay", credentials = VPAY } = {}) {
  const { code, err, verified } = await diagnose(gateway, credentials, input);
  assert.deepEqual([code, verified, err], [0, true, ""]);
}

/** The same with one digit of the sign changed: it must be read, and not verify. */
async function assertFinds(input, finding) {
  const { code, findings } = await diagnose("vpay", VPAY, input);
  assert.equal(code, 1);
  assert.ok(
    findings.some(({ code }) => code === finding),
    JSON.stringify(findings),
  );
}

const TYPE = json.headers["content-type"];
const LENGTH = Buffer.byteLength(json.body);
const HEAD = ["POST /notify?from=vpay HTTP/1.1", "Host: shop.example", `Content-Type: ${TYPE}`];
const crlf = (lines, body = json.body) => `${[...lines, "", ""].join("\r\n")}${body}`;

test("a bare body is what it was", async () => {
  await assertVerifies(json.body);
  await assertVerifies(ubao.body, { gateway: "ubao", credentials: UBAO });
  await assertVerifies(form.body, { gateway: "lianhe", credentials: LIANHE });
});

test("a raw request, with CRLF or LF, with and without its request line", async () => {
  await assertVerifies(crlf(HEAD));
  await assertVerifies(crlf(HEAD).replaceAll("\r\n", "\n"));
  await assertVerifies(crlf(HEAD.slice(1)));
  await assertVerifies(crlf(["POST /notify", ...HEAD.slice(1)]));
  await assertVerifies(
    crlf(["POST /notify HTTP/1.1", `Content-Type: ${form.headers["content-type"]}`], form.body),
    {
      gateway: "lianhe",
      credentials: LIANHE,
    },
  );
});

test("a log's newline behind the body is no part of it where Content-Length says so", async () => {
  await assertVerifies(`${crlf([...HEAD, `Content-Length: ${LENGTH}`])}\n`);
});

test("a body that is shorter than its Content-Length is said to be", async () => {
  const cut = crlf([...HEAD, `Content-Length: ${LENGTH}`]).slice(0, -20);
  const { code, err } = await diagnose("vpay", VPAY, cut);
  assert.equal(code, 1);
  assert.match(err, /Content-Length is \d+, and the log has \d+ bytes/);
});

test("chunks are put together; a log that has done so is left as it is", async () => {
  const bytes = Buffer.from(json.body);
  const chunks = [bytes.subarray(0, 10), bytes.subarray(10)];
  const head = `${[...HEAD, "Transfer-Encoding: chunked", "", ""].join("\r\n")}`;
  const parts = chunks.flatMap((chunk) => [`${chunk.length.toString(16)}\r\n`, chunk, "\r\n"]);
  await assertVerifies(Buffer.concat([head, ...parts, "0\r\n\r\n"].map((part) => Buffer.from(part))));
  await assertVerifies(crlf([...HEAD, "Transfer-Encoding: chunked"]));
});

const VERBOSE = [
  "* Connected to shop.example (127.0.0.1) port 443",
  "> POST /notify HTTP/1.1",
  "> Host: shop.example",
  `> Content-Type: ${TYPE}`,
  `> Content-Length: ${LENGTH}`,
  ">",
];
const ANSWER = [
  "* upload completely sent off",
  "< HTTP/1.1 400 Bad Request",
  "< Content-Length: 2",
  "<",
  "no",
];

test("what curl -v prints, with the body where a log has it", async () => {
  await assertVerifies([...VERBOSE, json.body, ...ANSWER].join("\n"));
  await assertVerifies([...VERBOSE, `> ${json.body}`, ...ANSWER].join("\n"));
  await assertVerifies([...VERBOSE, json.body, ...ANSWER].join("\r\n"));
});

test("what curl -v prints behind the command that has the body", async () => {
  const quoted = `'${json.body.replaceAll("'", "'\\''")}'`;
  for (const data of [`--data-raw ${quoted}`, `-d ${quoted}`, `--data=${quoted}`]) {
    const command = `$ curl -v -H 'Content-Type: ${TYPE}' \\\n  ${data} \\\n  https://shop.example/notify`;
    await assertVerifies(command);
    await assertVerifies([command, ...VERBOSE, ...ANSWER].join("\n"));
  }
  const double = `"${json.body.replace(/["\\$`]/g, "\\$&")}"`;
  await assertVerifies(`curl https://shop.example/notify --json ${double}`);
  const form_ = `curl https://shop.example/notify --data '${form.body}'`;
  await assertVerifies(form_, { gateway: "lianhe", credentials: LIANHE });
});

test("a command of curl's has the body that curl sends for it", async (t) => {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    response.end(Buffer.concat(chunks));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  t.after(() => server.close());
  const url = `http://127.0.0.1:${server.address().port}/`;
  for (const options of [
    ["--data-urlencode", "content"],
    ["--data-urlencode", "=a b"],
    ["--data-urlencode", "n="],
    ["--data-urlencode", "n=a@b"],
    ["--data-urlencode", "n=a b!'()*~-._=&+%20会员"],
    ["-d", "a=1", "--data-urlencode", "b=2 3", "--data", "c=4"],
    ["--data-raw", "@a"],
    ["--json", '{"a":', "--json", "1}"],
  ]) {
    const { stdout } = await promisify(execFile)("curl", ["--silent", ...options, url]);
    const command = `curl ${options.map((text) => `'${text.replaceAll("'", "'\\''")}'`).join(" ")} ${url}`;
    assert.equal(String(readLogged(Buffer.from(command)).raw), stdout, command);
  }
  for (const options of ["-d @a", "--data-raw x -d @a", "--data-urlencode @a", "--data-urlencode n@a"])
    assert.throws(() => readLogged(Buffer.from(`curl ${options} ${url}`)), /from a file/, options);
});

test("curl -v without the body says what to give", async () => {
  const { code, out, err } = await run(["diagnose", "vpay"], {
    credentials: VPAY,
    input: [...VERBOSE, ...ANSWER].join("\n"),
  });
  assert.deepEqual([code, out], [2, ""]);
  assert.match(err, /does not print the body/);
});

function har(...requests) {
  return JSON.stringify(
    { log: { version: "1.2", entries: requests.map((request) => ({ request })) } },
    null,
    2,
  );
}
const POSTED = {
  method: "POST",
  url: "https://shop.example/notify",
  headers: [{ name: "Content-Type", value: TYPE }],
};

test("a HAR file: its last request with a body, as text, base64 or a form's fields", async () => {
  const text = { ...POSTED, postData: { mimeType: TYPE, text: json.body } };
  await assertVerifies(har({ method: "GET", url: "https://shop.example/" }, text));
  const base64 = Buffer.from(json.body).toString("base64");
  await assertVerifies(har({ ...POSTED, postData: { mimeType: TYPE, text: base64, encoding: "base64" } }));
  const params = [...new URLSearchParams(form.body)].map(([name, value]) => ({ name, value }));
  const mimeType = "application/x-www-form-urlencoded";
  await assertVerifies(har({ method: "POST", headers: [], postData: { mimeType, params } }), {
    gateway: "lianhe",
    credentials: LIANHE,
  });
  const { err, verified } = await diagnose("vpay", VPAY, har(text, text));
  assert.equal(verified, true);
  assert.match(err, /2 requests/);
});

test("a fault is found through every form of log", async () => {
  const forged = json.body.replace(
    /("sign": ?")(.)/,
    (_, name, digit) => `${name}${digit === "0" ? "1" : "0"}`,
  );
  assert.notEqual(forged, json.body);
  for (const log of [
    forged,
    crlf(HEAD, forged),
    [...VERBOSE, forged, ...ANSWER].join("\n"),
    har({ ...POSTED, postData: { mimeType: TYPE, text: forged } }),
  ]) {
    await assertFinds(log, "secret_or_content_differs");
  }
});

test("the log's Content-Type counts, and --content-type goes before it", async () => {
  const type = "application/json";
  const typed = `POST /notify HTTP/1.1\r\nContent-Type: ${type}\r\n\r\n${form.body}`;
  const given = form.headers["content-type"];
  const bare = await diagnose("lianhe", LIANHE, form.body, "--content-type", type);
  const logged = await diagnose("lianhe", LIANHE, typed);
  assert.deepEqual(logged, bare);
  assert.equal((await diagnose("lianhe", LIANHE, typed, "--content-type", given)).verified, true);
});
