/** The context of one case: its own order, numbers, clock and messages. */
import { createHash } from "node:crypto";
import { messageOf } from "./messages.js";
import { build, raw, WIRES } from "./wire.js";

export function contextOf(gateway, id, { credentials, seed, now, kind: payouts }) {
  const message = messageOf(gateway, payouts);
  const token = createHash("sha256").update(`${seed} ${gateway} ${id}`).digest("hex").toUpperCase();
  const order = message.order(token.slice(0, 15));
  const number = String(BigInt(`0x${token.slice(15, 27)}`) + 10n ** 15n);
  const nonce = token.slice(27, 43);
  const fields = (over = {}) => ({ ...message.fields({ order, id: number, now, credentials }), ...over });
  const send = (given, { kind = message.kind, suffix = message.suffix[kind] ?? "", ...options } = {}) => {
    const present = Object.entries(given).filter(([, value]) => value !== undefined);
    return { ...build(gateway, kind, present, { credentials, now, nonce, ...options }), suffix };
  };
  return {
    gateway,
    kind: payouts,
    credentials,
    message,
    order,
    id: number,
    now,
    form: WIRES[gateway].accepts[0] === "form",
    fields,
    send,
    pay: (over, options) => send(fields(over), options),
    textField: message.textField,
    idField: message.idField,
    longId: `8${number.padStart(18, "1").slice(-18)}`,
    nullField: gateway === "basicex" ? "attach" : "zzNull",
    amounts: message.amounts,
    /** The fields for a time in milliseconds. */
    at: (ms) => (gateway === "vpay" ? { notifyTime: raw(String(ms)) } : {}),
    notice: (over) =>
      send(
        {
          Amount: "18.37",
          Coin: "DC",
          Fee: "0.00",
          FromAddr: "bcbFrom",
          Id: number,
          OrderNo: order,
          State: "4",
          ToAddr: "bcbTo",
          TradeNo: number,
          TradeTime: "2026-11-27 07:54:31",
          Type: "4",
          ...over,
        },
        { kind: "notice" },
      ),
    question: (kind, options) =>
      send(
        {
          ...(kind !== "getBankCard" && { Coin: "DC" }),
          ...(kind === "otcVerify" && { CoinAmount: "18.37", OrderId: number }),
          OrderNum: order,
          UserName: "user01",
        },
        { kind, ...options },
      ),
    ownRequest: () => ownRequest(gateway, { credentials, order, now, nonce, send }),
  };
}

/** A request that the merchant signs, sent to the notification URL. */
function ownRequest(gateway, { credentials, order, now, nonce, send }) {
  if (gateway === "basicex") {
    const content = `{"merOrderNo":"${order}","totalAmount":18.37,"currency":"USDT","status":2}`;
    const envelope = [
      ["merNo", credentials.merNo],
      ["method", "basicexpay.trade.precreate"],
      ["nonce", nonce],
      ["bizConent", content],
      ["signType", "HmacSHA512"],
      ["timestamp", new Date(now + 28_800_000).toISOString().replace(/\D/g, "").slice(0, 14)],
    ];
    const sign = WIRES.basicex.sign(envelope, credentials);
    const body = JSON.stringify(Object.fromEntries([...envelope, ["sign", sign]]));
    return { method: "POST", headers: { "content-type": "application/json" }, body, suffix: "" };
  }
  if (gateway === "ubao")
    return send({ address: order, chainType: raw("170"), coinID: raw("1002"), amount: "18.37" });
  if (gateway === "vpay") {
    return send({
      key: credentials.key,
      localOrderId: order,
      userCurrency: "USDT",
      quoteCurrency: "USDT",
      quoteAmount: "18.37",
      notifyUrl: "https://shop.example/notify",
    });
  }
  if (gateway === "lianhe") return send({ appKey: credentials.appKey, mrn: order });
  return send({ MerCode: credentials.merCode, Timestamp: "1795737271", UserName: "user01", OrderNo: order });
}
