/** What the assembled endpoints of all languages share. A gateway without a row has none: its lines are only compiled. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";

const NAMES = {
  basicex: { order: "merOrderNo", money: "totalAmount", jsonOnly: true },
  bibao: { order: "OrderNum", money: "CoinAmount", jsonOnly: false },
  ubao: { order: "address", money: "amount", jsonOnly: false },
  vpay: { order: "localOrderId", money: "amount", jsonOnly: true },
  lianhe: { order: "mrn", money: "amount", jsonOnly: false },
};

/** The gateways that have endpoints. */
export const assembled = Object.keys(NAMES);

/**
 * The names of a gateway's fields with the order and the money, whether all its bodies are JSON, and the fixes whose lines
 * belong to two places: `readRaw` and `acknowledge` (of genuine), the first line of `limit` and the others. `of` gives a
 * fix's lines, or undefined for one that is left out.
 */
export function partsOf(gateway, of) {
  const genuine = of("genuine")?.split("\n") ?? [];
  return {
    ...NAMES[gateway],
    readRaw: genuine.slice(0, -1).join("\n"),
    acknowledge: genuine.at(-1),
    limits: of("limit")?.split("\n") ?? [],
  };
}

/** What the merchant's books say about a user, for the questions of Bibao. */
export const ACCOUNT = ["6222000000000000", "工商 & 银行", "张三", "上海*~", "1"];
export const COIN = ["DC", "18.37"];

/** Starts a compiled program, which prints its port: `{ at(name), stop() }`. `at` gives an endpoint as PHP's `add` does. */
export async function serverOf(folder, program, args, ledgerAt) {
  const running = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(createInterface(running.stdout), "line");
  const origin = `http://127.0.0.1:${port}`;
  return {
    at: (name) => ({ url: `${origin}/${name}`, credited: ledgerAt(`${origin}/ledger/${name}`) }),
    stop() {
      running.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lines that stand deeper than they were written. */
export const indented = (lines, indent) => lines.replaceAll("\n", `\n${indent}`);
