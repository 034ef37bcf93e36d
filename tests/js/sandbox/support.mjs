/** A sandbox on a free port of loopback, a merchant beside it, and what the tests say to both. */
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createSandbox } from "paychop/sandbox";
import { classOf } from "../merchants.mjs";

/** Vpay's whole schedule, more than an hour, takes a second. */
const FASTER = 4000;
const PATIENCE_MS = 10_000;

/** Starts a sandbox for one test. */
export async function openSandbox(t, options) {
  const sandbox = createSandbox({ port: 0, fast: FASTER, ...options });
  const url = await sandbox.listen();
  t.after(() => sandbox.close());
  const state = () => sandbox.state();

  const gateway = (id) => {
    const { baseUrl, credentials, options } = state().gateways[id];
    return new (classOf(id))(credentials, { ...options, baseUrl });
  };

  return {
    sandbox,
    url,
    state,
    gateway,
    notifyUrl: (id) => state().gateways[id].notifyUrl,

    /** Sends an operation over HTTP and reads the answer. */
    async call(id, operation, input) {
      const own = gateway(id);
      const request = own[operation](input);
      return own.parseResponse(operation, await (await fetch(request.url, request)).text());
    },

    /** Submits a form as the payer's browser does, and gives the page that it leads to. */
    submit: ({ url, fields }) => fetch(url, { method: "POST", body: new URLSearchParams(fields) }),

    /** Presses a button of an order. */
    async press(id, action, input) {
      const response = await post(`${url}/_sandbox/orders/${id}/${action}`, input);
      return { status: response.status, ...(await response.json()) };
    },

    order: (number) => state().orders.find(({ merchantOrderId }) => merchantOrderId === number),

    attempts: (orderId) => state().attempts.filter((attempt) => attempt.orderId === orderId),

    /** Waits until something can be found in the state. */
    async until(find) {
      for (let waited = 0; waited < PATIENCE_MS; waited += 10) {
        const found = find(state());
        if (found) return found;
        await sleep(10);
      }
      throw new Error(`It did not happen: ${find}`);
    },
  };
}

const folder = dirname(createRequire(import.meta.url).resolve("paychop/package.json"));

/** The demo page with the package below it, as the sandbox serves both: a folder, until the tests of the file end. */
export function pageFolder() {
  const www = mkdtempSync(join(tmpdir(), "paychop-page-"));
  after(() => rmSync(www, { recursive: true }));
  cpSync(join(folder, "www"), www, { recursive: true });
  symlinkSync(folder, join(www, "paychop"), "dir");
  return www;
}

/** A module of the package's own folder, which its exports do not name. */
export function internal(file) {
  return import(pathToFileURL(join(folder, "sandbox", file)).href);
}

export function post(url, input) {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: input === undefined ? "" : JSON.stringify(input),
  });
}

/**
 * A merchant's server. `answer` gets what came, `{ headers, body, number }`, and gives `{ status?, headers?, body }`.
 */
export async function openMerchant(t, answer) {
  const received = [];
  const server = createServer(async (req, res) => {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    const message = {
      headers: req.headers,
      body: String(Buffer.concat(chunks)),
      number: received.length + 1,
    };
    received.push(message);
    const { status = 200, headers = {}, body = "" } = answer(message);
    res.writeHead(status, headers);
    res.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}/notify`, received };
}

/** An order of the Basicex documentation. */
export function basicexOrder(merOrderNo, more) {
  return {
    merOrderNo,
    clientIp: "127.0.0.1",
    totalAmount: "18.37",
    currency: "USDT",
    description: "会员充值",
    orderSource: "WEB",
    tradeStartTime: "2023-03-31 22:03:53",
    ...more,
  };
}
