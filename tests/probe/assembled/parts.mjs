/** What the assembled endpoints of all languages share. A gateway without a row has none: its lines are only compiled. */

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

/** Lines that stand deeper than they were written. */
export const indented = (lines, indent) => lines.replaceAll("\n", `\n${indent}`);
