/** `paychop/handler` without hooks: what the console says of refusals and failures, and how often. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { Bibao, Lianhe, Vpay } from "paychop";
import { memoryReplay, notificationHandler } from "paychop/handler";
import { notification } from "paychop/testing";

const NOW = 1_700_000_000_000;
const SECRET = "lianhe-secret-5e8f";
const lianhe = lianheWith({ appKey: "app", secretKey: SECRET });
const vpay = new Vpay({ key: "k", secret: "s" }, { baseUrl: "https://v.example" });
const bibao = new Bibao({ merCode: "shop", desKey: "12345678", keyB: "b" }, { baseUrl: "https://b.example" });

function lianheWith(credentials) {
  return new Lianhe(credentials, { baseUrl: "https://l.example" });
}

/** A notification as its gateway posts it, with its body changed. */
function post({ headers, body }, change = (same) => same) {
  return new Request("https://shop.example/notify", { method: "POST", headers, body: change(body) });
}

/** What is printed from now on, one text for each call; the clock stands still. */
function console_(context) {
  const printed = [];
  for (const name of ["error", "warn"]) {
    context.mock.method(console, name, (...parts) => {
      const line = parts.map(text).join(" ");
      // Node itself warns of its mocked timers.
      if (!line.includes("ExperimentalWarning")) printed.push(line);
    });
  }
  context.mock.timers.enable({ apis: ["Date", "setTimeout"], now: NOW });
  return printed;
}

function text(part) {
  if (part instanceof Error) return part.stack;
  return typeof part === "object" ? "an object" : String(part);
}

const altered = (body) => body.replace("amount=", "amount=1");

describe("a refusal that nobody looks at", () => {
  const sent = notification(lianhe, "payment");
  const causes = [
    ["a wrong secret", lianheWith({ appKey: "app", secretKey: "another" }), (body) => body, /secret/i],
    [
      "a newline in the secret",
      lianheWith({ appKey: "app", secretKey: `x${SECRET}` }),
      (body) => body,
      /secret/i,
    ],
    ["a newline behind the body", lianhe, (body) => `${body}\n`, /line end/],
    ["gzip", lianhe, (body) => gzipSync(body), /compressed/],
    ["another gateway's object", vpay, (body) => body, /another gateway/],
  ];
  for (const [name, gateway, change, cause] of causes) {
    it(`is printed with its cause: ${name}`, async (context) => {
      const printed = console_(context);
      await notificationHandler(gateway, () => {})(post(sent, change));
      assert.equal(printed.length, 1);
      assert.match(printed[0], new RegExp(`^paychop: a ${gateway.gateway} notification was refused \\(`));
      assert.match(printed[0], cause);
      assert.match(printed[0], /Fix: /);
      assert.ok(!printed[0].includes(SECRET));
      assert.ok(!printed[0].includes("\n"));
    });
  }

  it("names credentials that have changed places", async (context) => {
    const printed = console_(context);
    const swapped = new Vpay({ key: "s", secret: "k" }, { baseUrl: "https://v.example" });
    await notificationHandler(swapped, () => {})(post(notification(vpay, "payment")));
    assert.match(printed[0], /Likely cause: .*(swapped|secret)/i);
  });

  it("is counted in a flood, and the count is printed when its second ends", async (context) => {
    const printed = console_(context);
    const handler = notificationHandler(lianhe, () => {});
    for (let i = 0; i < 50; i++) await handler(post(sent, altered));
    assert.equal(printed.length, 1);
    context.mock.timers.tick(1000);
    assert.equal(printed.length, 2);
    assert.match(
      printed[1],
      /^paychop: 49 more lianhe notifications were refused \(49 signature_mismatch\)\. The last: /,
    );
    context.mock.timers.tick(10_000);
    assert.equal(printed.length, 2);
    await handler(post(sent, altered));
    assert.match(printed[2], /^paychop: a lianhe notification/);
  });

  it("prints the count with the next delivery where timers do not run", async (context) => {
    const printed = console_(context);
    context.mock.method(globalThis, "setTimeout", () => 0);
    const handler = notificationHandler(lianhe, () => {});
    for (let i = 0; i < 3; i++) await handler(post(sent, altered));
    context.mock.timers.setTime(NOW + 5000);
    await handler(post(sent));
    assert.match(printed[1], /^paychop: 2 more lianhe notifications/);
  });

  it("is one line a second, whatever the codes", async (context) => {
    const printed = console_(context);
    const handler = notificationHandler(lianhe, () => {});
    for (let second = 0; second < 5; second++) {
      await handler(post(sent, altered));
      await handler(post(sent, () => "{"));
      context.mock.timers.tick(1000);
    }
    assert.ok(printed.length <= 6, `${printed.length} lines`);
    assert.match(printed[1], /\(malformed_body\)/);
  });

  it("is printed after the clock was set back", async (context) => {
    const printed = console_(context);
    const handler = notificationHandler(lianhe, () => {});
    await handler(post(sent, altered));
    context.mock.method(Date, "now", () => NOW - 3_600_000);
    await handler(post(sent, altered));
    assert.equal(printed.length, 2);
  });

  it("does not diagnose a large body", async (context) => {
    const printed = console_(context);
    let diagnosed = 0;
    const watched = new Proxy(lianhe, {
      get(target, name) {
        if (name === "diagnose") diagnosed += 1;
        return Reflect.get(target, name, target);
      },
    });
    const handler = notificationHandler(watched, () => {});
    diagnosed = 0;
    await handler(post(sent, (body) => `${altered(body)}&x=${"1".repeat(20_000)}`));
    assert.equal(diagnosed, 0);
    assert.match(printed[0], /diagnose\(\) names the likely cause/);
  });
});

describe("a failure that nobody looks at", () => {
  it("names the gateway, the kind and the order; its stack is printed once", async (context) => {
    const printed = console_(context);
    const handler = notificationHandler(lianhe, () => {
      throw new Error("the database is away");
    });
    const sent = notification(lianhe, "payment", { mrn: "A1001" });
    for (let i = 0; i < 20; i++) {
      assert.equal((await handler(post(sent))).status, 500);
      context.mock.timers.tick(500);
    }
    assert.match(printed[0], /^paychop \(lianhe payment A1001\): Error: the database is away\n +at /);
    assert.equal(printed.filter((line) => line.includes("\n")).length, 1);
    assert.match(printed[1], /^paychop \(lianhe payment A1001\): .*Error: the database is away/);
    assert.ok(printed.length <= 11, `${printed.length} lines`);
  });

  it("takes whatever is thrown, and hooks that throw", async (context) => {
    const printed = console_(context);
    for (const thrown of [undefined, null, "text", 7n, Object.create(null)]) {
      const onError = () => Promise.reject(thrown);
      const replay = memoryReplay();
      const handler = notificationHandler(lianhe, () => Promise.reject(thrown), { onError, replay });
      assert.equal((await handler(post(notification(lianhe, "payment")))).status, 500);
      await new Promise(setImmediate);
    }
    assert.equal(printed.length, 5);
    for (const line of printed) assert.match(line, /^paychop \(lianhe\):/);
  });
});

describe("a question of Bibao's without a reply", () => {
  const cases = [
    [
      "nothing",
      undefined,
      /onEvent returned no reply to bibao's getBankCard: return \{ Account, Bank, RealName, SubBranch \}\./,
    ],
    ["text", "success", /no reply to bibao's getBankCard.* It returned a string\./],
    ["an array", [], /no reply to bibao's getBankCard.* It returned an array\./],
    [
      "a reply that lacks fields",
      { Account: "6222" },
      /reply to bibao's getBankCard .*`Bank`.* Return \{ Account, Bank/,
    ],
  ];
  for (const [name, reply, said] of cases) {
    it(`gives an error that names the reply's fields: ${name}`, async () => {
      const errors = [];
      const handler = notificationHandler(bibao, () => reply, { onError: (error) => errors.push(error) });
      const response = await handler(post(notification(bibao, "getBankCard")));
      assert.notEqual(response.status, 200);
      assert.match(errors[0].message, said);
      assert.equal(errors[0].code, "invalid_request");
      assert.doesNotMatch(errors[0].message, /merOrderNo/);
    });
  }
});

it("a process that has ended its work does not wait for a line", async () => {
  const { execFileSync } = await import("node:child_process");
  const program = `
    import { Ubao } from "paychop";
    import { memoryReplay, notificationHandler } from "paychop/handler";
    const ubao = new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example" });
    const handler = notificationHandler(ubao, () => {});
    const post = () => handler(new Request("https://x.example", { method: "POST", body: "x" }));
    await post();
    await post();
    const start = performance.now();
    process.on("exit", () => console.log(performance.now() - start < 900 ? "at once" : "late"));`;
  const out = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: new URL(".", import.meta.url),
    stdio: ["ignore", "pipe", "ignore"],
  });
  assert.match(String(out), /at once/);
});
