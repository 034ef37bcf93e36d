/**
 * A merchant's processes under a gateway that delivers, repeats and reorders, while Redis goes away and comes back, connections
 * are cut and callbacks throw. No event may be lost, and none may be handed on again after its callback returned, but where
 * `finish` failed or Redis lost its data: these are counted. Argument: seconds.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Vpay } from "paychop";
import { createSandbox } from "paychop/sandbox";
import { answerOf, freePort } from "../matrix/lib/loopback.mjs";
import { start } from "../matrix/lib/process.mjs";
import { startBalancer } from "./balancer.mjs";
import { judge, openLedger } from "./ledger.mjs";
import { startStore } from "./store.mjs";

const SECONDS = Number(process.argv[2] ?? 600);
const PROCESSES = 3;
const LEASE_SECONDS = 3;
/** Milliseconds between two orders. */
const PACE = 50;
/** Vpay's schedule of an hour takes 16 seconds: longer than Redis is ever away. */
const FASTER = 240;
/** Of a hundred orders. */
const TRICKED = 30;
const TRICKS = ["resend", "duplicate", "reorder", "delay", "corrupt"];
/** A second each, once the faults are over. */
const ROUNDS = 60;

const folder = await mkdtemp(join(tmpdir(), "paychop-soak-"));
const ledger = openLedger(join(folder, "ledger"));
const store = await startStore(folder, ledger);
const faultsUntil = Date.now() + SECONDS * 1000;
const isCalm = () => Date.now() >= faultsUntil;

const acknowledged = new Set();
const answers = {};
const sandbox = createSandbox({ port: 0, fast: FASTER, onAttempt });
const url = await sandbox.listen();
const { baseUrl, credentials, options } = sandbox.state().gateways.vpay;
const vpay = new Vpay(credentials, { ...options, baseUrl });

const ports = await Promise.all(Array.from({ length: PROCESSES }, () => freePort()));
const merchants = ports.map(startMerchant);
await Promise.all(ports.map((port, i) => answerOf(`http://127.0.0.1:${port}/`, merchants[i])));
const memory = [await memoryOf(merchants)];
const balancer = await startBalancer(ports, isCalm);

const paid = new Map();
const faults = {};
await Promise.all([order(), trouble()]);
const rounds = await settle();
memory.push(await memoryOf(merchants));
await stop();
report();

function startMerchant(port) {
  const env = {
    ...process.env,
    SETTINGS: JSON.stringify({ credentials, options: { ...options, baseUrl } }),
    REDIS_URL: store.url,
    LEDGER: join(folder, "ledger"),
    PORT: port,
    FAULTS_UNTIL: String(faultsUntil),
    LEASE_SECONDS: String(LEASE_SECONDS),
  };
  return start(process.execPath, [join(import.meta.dirname, "merchant.mjs")], { env });
}

function onAttempt({ merchantOrderId, status, acked }) {
  const answer = acked ? "acknowledged" : (status ?? "no answer");
  answers[answer] = (answers[answer] ?? 0) + 1;
  if (!acked) return;
  acknowledged.add(merchantOrderId);
  ledger.write("acknowledged", merchantOrderId);
}

/** Orders are made and paid; what the network may do to their notifications is done to some. */
async function order() {
  while (!isCalm()) {
    const localOrderId = `order${paid.size}`;
    const request = vpay.createFixedCustomRate({
      localOrderId,
      userCurrency: "USDT",
      quoteCurrency: "CNY",
      quoteAmount: "72",
      notifyUrl: balancer.url,
    });
    const answer = vpay.parseResponse(
      "createFixedCustomRate",
      await (await fetch(request.url, request)).text(),
    );
    if (!answer.ok) throw new Error(`the sandbox refused an order: ${answer.message}`);
    await press(answer.data.orderId, "pay");
    paid.set(localOrderId, answer.data.orderId);
    if (Math.random() * 100 < TRICKED) {
      // Another order's: by now its notification may have been handled, or be under way.
      const recent = [...paid.values()].slice(-10);
      await press(drawn(recent), drawn(TRICKS));
    }
    await pause(PACE);
  }
}

/** One fault after another, in turns, with time between them for something to succeed. */
async function trouble() {
  const names = Object.keys(store.faults);
  const between = Math.min(8000, (SECONDS * 1000) / (2 * names.length));
  for (let turn = 0; ; turn++) {
    await pause(between);
    if (isCalm()) return;
    const name = names[turn % names.length];
    await store.faults[name]();
    faults[name] = (faults[name] ?? 0) + 1;
  }
}

/** A gateway gives up one day; then its support sends again what was not acknowledged. */
async function settle() {
  for (let round = 0; round < ROUNDS; round++) {
    await pause(1000);
    const missing = [...paid].filter(([id]) => !acknowledged.has(id));
    if (missing.length === 0) return round;
    for (const [, order] of missing) await press(order, "resend");
  }
  return ROUNDS;
}

async function press(order, action) {
  const response = await fetch(`${url}/_sandbox/orders/${order}/${action}`, { method: "POST", body: "" });
  if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

async function stop() {
  balancer.close();
  await sandbox.close();
  await Promise.all(merchants.map((merchant) => merchant.stop()));
  await store.stop();
}

function report() {
  const { counts, returned, again, unhandled } = judge(ledger.lines());
  const unpaid = [...paid.keys()].filter((id) => !returned.has(id) || !acknowledged.has(id));
  const show = (what, value) => console.log(`${String(value).padStart(8)}  ${what}`);
  console.log(`\nsoak: ${SECONDS} s, ${PROCESSES} processes, one Redis\n`);
  show("orders paid", paid.size);
  for (const [what, count] of Object.entries({ ...faults, ...balancer.cuts })) show(what, count);
  for (const [answer, count] of Object.entries(answers)) show(`deliveries answered: ${answer}`, count);
  show("callbacks begun", counts.handed ?? 0);
  show("callbacks that threw", counts.threw ?? 0);
  show("deliveries of what was done", counts.done ?? 0);
  show("deliveries of what another was at", counts.busy ?? 0);
  show("deliveries refused", counts.refused ?? 0);
  show("`finish` that failed", counts.unfinished ?? 0);
  show("seconds until the last was acknowledged", rounds);
  show(`MiB of memory of each process, then ${memory[1]}`, memory[0]);
  show("handed on again because `finish` had failed", again.unfinished.length);
  show("handed on again because Redis had lost its data", again.lost.length);
  show("handed on again without such a reason", again.unexplained.length);
  show("acknowledged before a callback had returned", unhandled.length);
  show("lost", unpaid.length);
  const wrong = { unexplained: again.unexplained, unhandled, lost: unpaid };
  const isWrong = Object.values(wrong).some((ids) => ids.length > 0);
  const isIdle = paid.size === 0 || !counts.threw || !counts.done || Object.keys(faults).length === 0;
  if (!isWrong && !isIdle) return rm(folder, { recursive: true });
  console.log(isWrong ? JSON.stringify(wrong) : "too little happened for this to mean anything");
  console.log(`ledger: ${join(folder, "ledger")}`);
  for (const merchant of merchants) console.log(merchant.output().slice(-2000));
  process.exitCode = 1;
}

/** Of the largest. */
async function memoryOf(programs) {
  const sizes = programs.map(async ({ pid }) => {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    return Number(status.match(/VmRSS:\s+(\d+)/)[1]) / 1024;
  });
  return Math.round(Math.max(...(await Promise.all(sizes))));
}

function drawn(list) {
  return list[Math.floor(Math.random() * list.length)];
}
