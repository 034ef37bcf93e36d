/** `paychop probe` as a process: exit codes, books, orders, hosts; and that its curl lines send what it sent. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { run, start } from "./support.mjs";

const inside = (file) => import(new URL(`probe/${file}`, import.meta.resolve("paychop/package.json")));
const { probe } = await inside("run.js");
const { slowly } = await inside("send.js");

const ENDPOINTS = fileURLToPath(new URL("../../../examples/endpoints/", import.meta.url));
const FILE = join(ENDPOINTS, "credentials.json");
const CREDENTIALS = JSON.parse(readFileSync(FILE, "utf8"));

/** A server on a free port; `answer` is what it does with a request and its body. */
async function serve(t, answer) {
  const server = createServer(async (req, res) => {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    answer(req, res, Buffer.concat(chunks).toString());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.closeAllConnections() ?? server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

/** One of the endpoints in Node. */
async function endpoint(name) {
  const port = await freePort();
  const child = spawn(process.execPath, [join(ENDPOINTS, `node/${name}.mjs`), String(port)], {
    stdio: "ignore",
  });
  const origin = `http://127.0.0.1:${port}`;
  for (;;) {
    if (await fetch(`${origin}/ledger?order=x`).catch(() => false))
      return { origin, stop: () => child.kill() };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const probing = (address, gateway, ...args) =>
  run(["probe", address, "--gateway", gateway, "--credentials", FILE, ...args]);

describe("exit codes", () => {
  let right;
  let naive;
  before(async () => {
    [right, naive] = await Promise.all([endpoint("right"), endpoint("naive")]);
  });
  after(() => {
    right.stop();
    naive.stop();
  });

  test("0 where nothing is wrong, with a line for each case", async () => {
    const ledger = ["--ledger", `${right.origin}/ledger`];
    const { code, out } = await probing(
      `${right.origin}/notify/ubao`,
      "ubao",
      ...ledger,
      "--only",
      "genuine",
    );
    assert.match(out, /^ 1\/20 ✓ genuine plain: /m);
    assert.match(out, /\n20 right, 0 wrong, 0 unknown\. Seed [0-9a-f]{12}\.\n$/);
    assert.equal(code, 0);
  });

  test("1 where something is, with what was sent, what came, what is at risk and how to mend it", async () => {
    const args = ["--only", "unknown-status", "--ledger", `${naive.origin}/ledger`, "--language", "go"];
    const { code, out } = await probing(`${naive.origin}/notify/vpay`, "vpay", ...args);
    assert.match(out, /wrong: {3}credited: 18\.37\. P\w+ must not be credited\./);
    assert.match(out, /at risk: An order counts as paid before it is\./);
    assert.match(out, /sent: {4}curl -sSi --globoff 'http[^']+' --request 'POST'/);
    assert.match(out, /came: {4}status 200, "success"/);
    assert.match(out, /mend: {4}Credit only where status is SUCCESS/);
    assert.match(out, /if fmt\.Sprint\(in\["status"\]\) == "SUCCESS" \{/);
    assert.equal(code, 1);
  });

  test("3 with --strict where something stays unknown, 0 without", async () => {
    const args = [`${right.origin}/notify/vpay`, "vpay", "--only", "twice"];
    const { code, out } = await probing(...args);
    assert.match(out, /\? once twice: .*\n +P\w+ must now be credited with 18\.37 USDT, exactly once\./);
    assert.match(out, /With --ledger or --ask/);
    assert.equal(code, 0);
    assert.equal((await probing(...args, "--strict")).code, 3);
  });

  test("2 where nothing answers, or the ledger is none", async (t) => {
    const gone = `http://127.0.0.1:${await freePort()}`;
    const nobody = await probing(`${gone}/notify`, "vpay");
    assert.deepEqual([nobody.code, nobody.out], [2, ""]);
    assert.match(nobody.err, /Nothing answers at .*ECONNREFUSED/);
    const page = await serve(t, (_, res) => res.end("<h1>Orders</h1>"));
    for (const [ledger, said] of [
      [`${gone}/ledger`, /The ledger does not answer/],
      [page, /The ledger answers with JSON like/],
    ]) {
      const { code, err } = await probing(`${right.origin}/notify/vpay`, "vpay", "--ledger", ledger);
      assert.equal(code, 2);
      assert.match(err, said);
    }
  });

  test("2 where it is called in a wrong way", async () => {
    const at = `${right.origin}/notify/vpay`;
    for (const [args, said] of [
      [["probe", at], /--gateway/],
      [["probe", at, "--gateway", "vpay", "--credentials", FILE, "--only", "nothing"], /--list/],
      [["probe", at, "--gateway", "vpay", "--credentials", FILE, "--timeout", "soon"], /seconds/],
      [["probe", at, "--gateway", "vpay", "--credentials", FILE, "--language", "cobol"], /php, java, go/],
      [["probe", at, "--gateway", "vpay", "--credentials", FILE, "--kind", "payout"], /leave out --kind/],
      [
        ["probe", at, "--gateway", "lianhe", "--credentials", FILE, "--kind", "agentpay"],
        /payment and payout/,
      ],
      [["probe", "notify", "--gateway", "vpay", "--credentials", FILE], /must be a URL/],
      [["probe", "ftp://127.0.0.1/", "--gateway", "vpay", "--credentials", FILE], /http/],
    ]) {
      const { code, err } = await run(args);
      assert.equal(code, 2, err);
      assert.match(err, said);
    }
  });

  test("the reports are written, and --json prints what they hold", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "paychop-probe-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const [page, xml] = [join(folder, "a.html"), join(folder, "a.xml")];
    const files = [
      "--html",
      page,
      "--junit",
      xml,
      "--json",
      "--seed",
      "s",
      "--only",
      "plain",
      "--only",
      "no-sign",
    ];
    const { code, out } = await probing(`${right.origin}/notify/ubao`, "ubao", ...files);
    const { gateway, seed, counts, results } = JSON.parse(out);
    assert.deepEqual([gateway, seed, counts], ["ubao", "s", { right: 1, answered: 1, wrong: 0, unknown: 0 }]);
    assert.deepEqual(
      results.map(({ id, verdict, answer }) => [id, verdict, answer.status]),
      [
        ["plain", "answered", 200],
        ["no-sign", "right", 400],
      ],
    );
    assert.match(readFileSync(page, "utf8"), /^<!doctype html>/);
    assert.match(readFileSync(page, "utf8"), /\d{4}-\d\d-\d\d \d\d:\d\d UTC, paychop \d+\.\d+\.\d+/);
    assert.match(readFileSync(xml, "utf8"), /<testsuite name="paychop probe ubao" tests="2" failures="0"/);
    assert.equal(code, 0);
    const nowhere = join(folder, "no/such/folder.xml");
    const failed = await probing(
      `${right.origin}/notify/ubao`,
      "ubao",
      "--only",
      "plain",
      "--junit",
      nowhere,
    );
    assert.equal(failed.code, 2);
    assert.match(failed.err, /cannot be written/);
  });
});

test("--list names the orders that the run will name, and the same seed names them again", async (t) => {
  const orders = new Set();
  const origin = await serve(t, (_, res, body) => {
    orders.add(/"localOrderId":"(\w+)"/.exec(body)?.[1]);
    res.end("success");
  });
  const only = ["--only", "plain", "--only", "trailing-zero", "--seed", "shop"];
  const { code, out } = await probing(origin, "vpay", "--list", "--json", ...only);
  const listed = JSON.parse(out);
  assert.deepEqual([code, orders.size, listed.seed], [0, 0, "shop"]);
  assert.deepEqual(
    listed.cases.map(({ id, amount, currency }) => `${id} ${amount} ${currency}`),
    ["plain 18.37 USDT", "trailing-zero 22.70 USDT"],
  );
  await probing(origin, "vpay", ...only);
  assert.deepEqual(
    [...orders],
    listed.cases.map(({ order }) => order),
  );
  const other = JSON.parse((await probing(origin, "vpay", "--list", "--json", "--seed", "other")).out);
  assert.ok(!other.cases.some(({ order }) => orders.has(order)));
});

test("--kind names the URL of payouts", async () => {
  const list = async (...args) => {
    const { out } = await probing(
      "http://127.0.0.1:1/",
      "lianhe",
      "--list",
      "--json",
      "--only",
      "plain",
      ...args,
    );
    return JSON.parse(out).cases.map(({ title, amount }) => `${title}: ${amount}`);
  };
  assert.deepEqual(await list("--kind", "payout"), ["a payout, as the gateway sends it: 18.00"]);
  assert.deepEqual(await list("--kind", "payment"), ["a payment, as the gateway sends it: 18.37"]);
});

test("--only and --skip take cases and groups", async () => {
  const ids = async (...args) => {
    const { out } = await probing("http://127.0.0.1:1/", "lianhe", "--list", "--json", ...args);
    return JSON.parse(out).cases.map(({ id, group }) => `${group} ${id}`);
  };
  const all = await ids();
  assert.deepEqual(
    await ids("--only", "once", "--only", "plain", "--skip", "twice"),
    all.filter((one) => (one.startsWith("once ") || one === "genuine plain") && one !== "once twice"),
  );
  assert.deepEqual(
    await ids("--skip", "forged", "--skip", "robust"),
    all.filter((one) => /^(genuine|once) /.test(one)),
  );
});

test("--ask asks about every case with a credit, also the first genuine one", async (t) => {
  const origin = await serve(t, (_, res) => res.end("success"));
  const judged = async (input, ...more) => {
    const args = ["probe", origin, "--gateway", "vpay", "--credentials", FILE, "--only", "plain", ...more];
    const { out, err, code } = await run([...args, "--json"], { input });
    const { results, counts } = JSON.parse(out);
    return { verdict: results[0].verdict, risk: results[0].risk, counts, err, code };
  };
  const yes = await judged("y\n", "--ask");
  assert.deepEqual([yes.verdict, yes.code], ["right", 0]);
  assert.match(yes.err, /credited with 18\.37 USDT, exactly once/);
  const no = await judged("n\n", "--ask");
  assert.deepEqual([no.verdict, no.code], ["wrong", 1]);
  assert.match(no.risk, /gets nothing, another amount, or his money several times/);
  const nobody = await judged("");
  assert.deepEqual([nobody.verdict, nobody.code], ["answered", 0]);
  assert.deepEqual(nobody.counts, { right: 0, answered: 1, wrong: 0, unknown: 0 });
  assert.equal((await judged("", "--strict")).code, 3);
});

test("without books, an endpoint that credits nothing is not called right", async (t) => {
  const origin = await serve(t, (_, res) => res.end("success"));
  const { out, code } = await probing(origin, "vpay", "--only", "genuine", "--skip", "unknown-status");
  assert.equal(code, 0);
  assert.match(out, /~ genuine plain/);
  assert.match(out, /\n0 right, 0 wrong, \d+ unknown\. .*\n\d+ more with a right answer \(~\)/);
  assert.match(out, /With --ledger or --ask/);
});

test("a name that there is not is refused, with those that are close to it", async () => {
  const refused = async (...args) => {
    const { code, out, err } = await probing("http://127.0.0.1:1/", "vpay", ...args);
    assert.deepEqual([code, out], [2, ""]);
    return err;
  };
  assert.match(await refused("--only", "plain", "--only", "twise"), /"twise" of this gateway\. Is it twice/);
  assert.match(await refused("--skip", "forgd"), /"forgd" of this gateway\. Is it forged/);
  assert.match(await refused("--only", "nothing-like-it"), /--list prints the cases/);
  assert.match(await refused("--only", "moved-digits"), /"moved-digits" of this gateway/);
});

describe("an endpoint that refuses every genuine message", () => {
  const stopped = async (t, answer, ...more) => {
    let count = 0;
    const origin = await serve(t, (req, res, body) => {
      if (req.method === "POST") count += 1;
      answer(req, res, body);
    });
    const args = more.map((arg) => arg.replace("ORIGIN", origin));
    // Without the cases that leave a connection open.
    const { code, err } = await probing(origin, "vpay", "--only", "genuine", "--only", "forged", ...args);
    return { code, err, count };
  };

  test("at a wrong URL, or with other credentials, ends the run at once", async (t) => {
    const gone = await stopped(t, (_, res) => res.writeHead(404).end("Not found"));
    assert.deepEqual([gone.code, gone.count], [2, 6]);
    assert.match(gone.err, /with status 404\. Is the URL right\? Has the endpoint the same credentials\?/);
    const fail = await stopped(t, (_, res) => res.end("fail"));
    assert.deepEqual([fail.code, fail.count], [2, 6]);
    assert.match(fail.err, /with status 200 and "fail"/);
  });

  test("does not, where the answers differ, or where only the acknowledgement is wrong", async (t) => {
    let count = 0;
    const varied = await stopped(t, (_, res) => res.writeHead(++count % 2 ? 404 : 400).end());
    assert.ok(varied.count > 10);
    const line = await stopped(t, (_, res) => res.end("success\n"));
    assert.ok(line.count > 10);
    const credited = await stopped(
      t,
      ({ method }, res) => res.end(method === "GET" ? '{"credited":["18.37"]}' : "done"),
      "--ledger",
      "ORIGIN",
    );
    assert.ok(credited.count > 10);
  });
});

test("a reader that goes away ends it quietly", async () => {
  const args = [
    "probe",
    "http://127.0.0.1:1/",
    "--gateway",
    "vpay",
    "--credentials",
    FILE,
    "--list",
    "--json",
  ];
  const child = start(args);
  child.stdout.destroy();
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  assert.deepEqual([code, said.replace(/Seed .*\n/, "")], [0, ""]);
});

test("--ask asks about the books, and takes y, n and no answer", async (t) => {
  const origin = await serve(t, (_, res) => res.end("success"));
  const cases = ["twice", "fresh-nonce", "unsigned-added", "lost-answer"].flatMap((id) => ["--only", id]);
  const args = ["probe", origin, "--gateway", "vpay", "--credentials", FILE, "--ask", "--json", ...cases];
  const { code, out, err } = await run(args, { input: "y\nn\n\n" });
  assert.deepEqual(
    JSON.parse(out).results.map(({ id, verdict }) => `${id} ${verdict}`),
    // The input ends before the last question.
    ["twice right", "fresh-nonce wrong", "unsigned-added unknown", "lost-answer unknown"],
  );
  assert.match(err, /P\w+ must now be credited with 18\.37 USDT, exactly once\. Is that so\? \[y\/n\]/);
  assert.equal(code, 1);
});

describe("the ledger", () => {
  const VPAY = { credentials: CREDENTIALS.vpay, seed: "test", transport: async () => ACKED };
  const ACKED = { status: 200, headers: {}, body: "success" };
  const only = (id, credited) => probe("vpay", { ...VPAY, only: [id], credited });

  test("a credit in another spelling is the same, another amount is not", async () => {
    for (const [amount, verdict] of [
      ["22.7", "right"],
      ["22.70", "right"],
      ["22.700", "right"],
      ["22.69", "wrong"],
      ["2.27E1", "wrong"],
    ]) {
      const { results } = await only("trailing-zero", async () => [amount]);
      assert.equal(results[0].verdict, verdict, amount);
    }
  });

  test("a credit that comes after the acknowledgement is waited for, and one case says so", async () => {
    const slow = () => {
      const start = Date.now();
      return async () => (Date.now() - start < 120 ? [] : ["18.37"]);
    };
    const [plain] = (await only("plain", slow())).results;
    assert.deepEqual([plain.verdict, plain.reason], ["right", undefined]);
    const [early] = (await only("acked-early", slow())).results;
    assert.equal(early.verdict, "wrong");
    assert.match(early.reason, /^credited \d+ ms after the acknowledgement/);
  });

  test("a second credit that comes after the case was judged is found at the end", async () => {
    let asked = 0;
    const told = [];
    const { results } = await probe("vpay", {
      ...VPAY,
      only: ["twice"],
      credited: async () => (++asked === 1 ? ["18.37"] : ["18.37", "18.37"]),
      onResult: ({ verdict }) => told.push(verdict),
    });
    assert.deepEqual(told, ["right", "wrong"]);
    assert.match(results[0].reason, /^later: credited: 18\.37, 18\.37\./);
  });

  test("a ledger that stops to answer leaves the case unknown", async () => {
    const { results } = await only("plain", async () => {
      throw new Error("The ledger does not answer: 500.");
    });
    assert.equal(results[0].verdict, "unknown");
    assert.match(results[0].reason, /^The ledger does not answer: 500\. P\w+ must now be credited/);
  });
});

describe("the answers", () => {
  const judged = async (id, answer) => {
    const how = { credentials: CREDENTIALS.vpay, seed: "test", only: [id], transport: async () => answer };
    return (await probe("vpay", how)).results[0];
  };
  for (const [name, id, answer, verdict, reason] of [
    [
      "the exact bytes",
      "plain",
      { status: 200, headers: {}, body: "success" },
      "answered",
      /^acknowledged; whether 18\.37 USDT was credited is not known$/,
    ],
    [
      "a line break behind them",
      "plain",
      { status: 200, headers: {}, body: "success\n" },
      "wrong",
      /to the byte/,
    ],
    ["another status", "plain", { status: 201, headers: {}, body: "success" }, "wrong", /status 201/],
    ["a redirect", "plain", { status: 302, headers: { location: "/login" }, body: "" }, "wrong", /\/login/],
    ["a time-out", "plain", { failure: "time-out" }, "wrong", /in time/],
    ["a cut connection", "plain", { failure: "ECONNRESET" }, "wrong", /ECONNRESET/],
    ["a cut connection for a forged one", "no-sign", { failure: "ECONNRESET" }, "right"],
    ["a time-out for a forged one", "no-sign", { failure: "time-out" }, "wrong", /in time/],
    ["a refusal with status 200", "no-sign", { status: 200, headers: {}, body: "fail" }, "right"],
  ]) {
    test(name, async () => {
      const result = await judged(id, answer);
      assert.equal(result.verdict, verdict, result.reason);
      if (reason) assert.match(result.reason, reason);
    });
  }
});

describe("what is at risk", () => {
  const judged = async (id, { bodies, credited = async () => [] }) => {
    const transport = async () => ({ status: 200, headers: {}, body: bodies.shift() ?? "success" });
    const how = { credentials: CREDENTIALS.vpay, seed: "test", only: [id], transport, credited };
    return (await probe("vpay", how)).results[0];
  };

  test("where the first message of a repeated event is not acknowledged", async () => {
    const { risk, fix } = await judged("twice", { bodies: ["fail"] });
    assert.match(risk, /undelivered/);
    assert.match(fix.text, /exactly success$/);
  });

  test("where its repetition is not", async () => {
    const { risk, fix } = await judged("twice", { bodies: ["success", "fail"] });
    assert.match(risk, /undelivered/);
    assert.match(fix.text, /^Claim the event/);
  });

  /** An endpoint that acknowledges everything, with these credits. */
  const acked = (id, ...amounts) => judged(id, { bodies: [], credited: async () => amounts });

  for (const [what, id, amounts, risk, fix] of [
    ["credited twice", "twice", ["18.37", "18.37"], /credited several times/, /^Claim the event/],
    ["a repeated one not credited", "twice", [], /has paid and gets nothing/, /^Claim the event/],
    ["a genuine one not credited", "plain", [], /has paid and gets nothing/, /^Claim the event/],
    [
      "a genuine one credited twice",
      "plain",
      ["18.37", "18.37"],
      /credited several times/,
      /^Claim the event/,
    ],
    ["a genuine one with another amount", "plain", ["18"], /another amount/, /^Keep numbers as their text/],
    ["a slow one credited twice", "slow", ["18.37", "18.37"], /credited several times/, /^Claim the event/],
    [
      "two values, the genuine one credited",
      "double-last",
      ["18.37"],
      /one of the two is not signed/,
      /duplicate name/,
    ],
    [
      "two values, the forged one credited",
      "double-last",
      ["9918.37"],
      /any order with any amount/,
      /duplicate name/,
    ],
    ["a forged one acknowledged only", "no-sign", [], /Nothing was credited/, /^Compute the sign/],
    ["a forged one credited", "no-sign", ["18.37"], /any order with any amount/, /^Compute the sign/],
    [
      "a number in two spellings, credited twice",
      "id-spelled",
      ["18.37", "18.37"],
      /several spellings|any order|Nothing/,
      /^Make a text/,
    ],
  ]) {
    test(what, async () => {
      const result = await acked(id, ...amounts);
      assert.equal(result.verdict, "wrong");
      assert.match(result.risk, risk);
      assert.match(result.fix.text, fix);
    });
  }

  test("an endpoint that has crashed", async () => {
    const transport = async () => ({ failure: "ECONNREFUSED" });
    const how = { credentials: CREDENTIALS.vpay, seed: "test", only: ["plain", "no-sign"] };
    let first = true;
    const crashing = (...request) => {
      const answer = first ? { status: 200, headers: {}, body: "success" } : transport(...request);
      first = false;
      return answer;
    };
    const { results } = await probe("vpay", { ...how, transport: crashing });
    assert.match(results[1].risk, /stop the endpoint/);
    assert.match(results[1].fix.text, /^Limit the body/);
  });

  test("a credit that comes again later", async () => {
    let asked = 0;
    const credited = async () => (++asked === 1 ? ["18.37"] : ["18.37", "18.37"]);
    const result = await judged("plain", { bodies: [], credited });
    assert.match(result.risk, /credited several times/);
  });
});

describe("other machines", () => {
  test("are named by their owner, or nothing is sent there", async () => {
    const list = ["--gateway", "vpay", "--credentials", FILE, "--list"];
    const at = (address, ...args) => run(["probe", address, ...list, ...args]);
    for (const address of [
      "http://shop.example/notify",
      "http://10.0.0.1/",
      "http://127.0.0.1.shop.example/",
    ]) {
      const { code, err } = await at(address);
      assert.equal(code, 2, address);
      assert.match(err, /--i-own-this-host NAME/);
    }
    const address = "http://Shop.example:8443/notify";
    assert.equal((await at(address, "--i-own-this-host", "other.example")).code, 2);
    assert.equal((await at(address, "--i-own-this-host", "shop.example")).code, 0);
    const ledger = ["--ledger", "http://books.example/"];
    assert.equal((await at(address, "--i-own-this-host", "shop.example", ...ledger)).code, 2);
    for (const local of ["http://localhost/", "http://shop.localhost/", "http://127.0.0.9/", "http://[::1]/"])
      assert.equal((await at(local)).code, 0);
  });

  test("get at most a few requests a second, the ledger's included", async (t) => {
    const times = [];
    const origin = await serve(t, (req, res) => {
      times.push(Date.now());
      res.end(req.method === "GET" ? '{"credited":["18.37"]}' : "success");
    });
    // On Linux this is the machine itself, and the command does not count it as such.
    const host = "0.0.0.0";
    const at = origin.replace("127.0.0.1", host);
    const args = ["--ledger", at, "--i-own-this-host", host, "--only", "twice"];
    const { code, err } = await probing(at, "vpay", ...args);
    assert.equal(code, 0, err);
    assert.ok(times.length >= 5, "two messages, and the ledger before, between and behind them");
    assert.ok(times.at(-1) - times[0] > (times.length - 1) * 350, `${times}`);
  });

  test("get one request after the other, with a pause", async (t) => {
    const times = [];
    const origin = await serve(t, (_, res) => {
      times.push(Date.now());
      res.end();
    });
    const send = slowly(200);
    const request = { method: "POST", headers: {}, body: "" };
    await Promise.all(Array.from({ length: 4 }, () => send(origin, request, { timeout: 5000 })));
    assert.equal(times.length, 4);
    for (const [at, time] of times.slice(1).entries()) assert.ok(time - times[at] > 150, `${times}`);
  });
});

describe("the curl lines", () => {
  /** Notes method, address, type and body of what comes, in its order. */
  async function recorder(t) {
    const seen = [];
    const server = createServer((req, res) => {
      const entry = {
        method: req.method,
        url: req.url,
        type: req.headers["content-type"],
        body: Buffer.alloc(0),
      };
      seen.push(entry);
      req.on("data", (chunk) => {
        entry.body = Buffer.concat([entry.body, chunk]);
      });
      req.on("end", () => res.end("success"));
      req.on("error", () => {});
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    t.after(() => server.closeAllConnections() ?? server.close());
    const take = () => seen.splice(0).map((entry) => ({ ...entry, body: entry.body.toString("latin1") }));
    return { url: `http://127.0.0.1:${server.address().port}/notify`, take };
  }

  /** Runs a script to its end; what it left in the background is ended, too. */
  async function bash(script, folder) {
    const file = join(folder, "script.sh");
    writeFileSync(file, script);
    const child = spawn("bash", [file], { stdio: "ignore", detached: true });
    await once(child, "exit");
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Nothing was left.
    }
  }

  for (const gateway of ["ubao", "vpay"]) {
    test(`send what the probe sent (${gateway})`, { timeout: 120_000 }, async (t) => {
      const folder = mkdtempSync(join(tmpdir(), "paychop-curl-"));
      t.after(() => rmSync(folder, { recursive: true }));
      const { url, take } = await recorder(t);
      const sent = [];
      const { results } = await probe(gateway, {
        credentials: CREDENTIALS[gateway],
        url,
        seed: "test",
        onResult: () => sent.push(take()),
      });
      assert.equal(sent.length, results.length);
      for (const [at, { id, curl }] of results.entries()) {
        assert.ok(curl.length < 20_000, `${id} has ${curl.length} characters`);
        await bash(curl, folder);
        assert.deepEqual(take(), sent[at], id);
      }
    });
  }
});
