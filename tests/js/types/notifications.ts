/** Notifications are told apart by gateway and kind; what cannot be true of a kind does not compile. */
import type {
  Basicex,
  BasicexPaymentData,
  Bibao,
  BibaoGetBankCardReply,
  Direction,
  GatewayId,
  Notification,
  Outcome,
  Ubao,
} from "paychop";
import { same } from "./support.js";

declare const basicex: Basicex;
declare const bibao: Bibao;
declare const ubao: Ubao;
declare const card: BibaoGetBankCardReply;
declare const anything: Notification;

const event = ubao.verify("{}", { contentType: "application/json" });
same<"ubao">()(event.gateway);
same<Outcome>()(event.outcome);
same<boolean>()(event.coinMatches);
// UBAO may leave out the name of a coin.
same<string | undefined>()(event.currency);
same<string | undefined>()(event.replayKey);
if (event.kind === "recharge") {
  same<"in">()(event.direction);
  same<string>()(event.data.hash);
  same<string>()(event.amount);
} else if (event.kind === "transfer") {
  same<"out">()(event.direction);
} else {
  same<"balance">()(event.kind);
  same<"info">()(event.outcome);
}

const payment = basicex.verify(new Uint8Array(), { kind: "payment" });
same<"payment">()(payment.kind);
same<BasicexPaymentData>()(payment.data);
same<string>()(payment.merchantOrderId);

same<GatewayId>()(anything.gateway);
switch (anything.gateway) {
  case "basicex":
    basicex.ack(anything);
    break;
  case "bibao":
    if (anything.kind === "getBankCard") bibao.reply(anything, card);
    else if (anything.kind === "otc") {
      // An unknown Type is neither a purchase nor a sale.
      same<Direction>()(anything.direction);
      bibao.ack(anything);
    }
    // @ts-expect-error a query is answered with data
    else bibao.ack(anything);
    break;
  case "lianhe":
    same<string>()(anything.amount);
    same<string>()(anything.merchantOrderId);
    same<string>()(anything.currency);
    break;
  case "ubao":
    ubao.ack(anything);
    break;
  case "vpay":
    same<"in" | "out">()(anything.direction);
    break;
}

ubao.reject(null);
ubao.reject(event, "busy");
same<number>()(ubao.ack(event).status);
same<boolean>()(ubao.diagnose("{}").verified);

// @ts-expect-error the parsed object is not what was signed
ubao.verify({ nonce: 1 });
// @ts-expect-error a kind of another gateway
ubao.verify("{}", { kind: "payment" });
// @ts-expect-error another gateway's notification
ubao.ack(payment);
// @ts-expect-error there is nothing to acknowledge
ubao.ack(null);
// @ts-expect-error what was verified does not change
event.outcome = "succeeded";
// @ts-expect-error no kind of UBAO's asks for data
ubao.reply(event, {});
