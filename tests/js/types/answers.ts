/** An answer is told apart by `ok`: the operation's own data, or whatever came. */
import type { Accepted, AnyData, Basicex, BasicexQueryAnswer, Bibao, Declined, Value } from "paychop";
import { same } from "./support.js";

declare const basicex: Basicex;
declare const bibao: Bibao;

const answer = basicex.parseResponse("query", "{}");
if (answer.ok) {
  same<Accepted<BasicexQueryAnswer>>()(answer);
  same<string | null | undefined>()(answer.data.orderNo);
} else {
  same<Declined>()(answer);
  same<Value>()(answer.data);
}
// @ts-expect-error nothing is known of the data before `ok` has been looked at
answer.data.orderNo;
// @ts-expect-error of an answer that is not ok nothing is known, it may be null
if (!answer.ok) answer.data.orderNo;
// @ts-expect-error a field that the answer does not have
if (answer.ok) answer.data.orderNumber;

const { ok, data } = basicex.parseResponse("query", "{}");
if (ok) same<BasicexQueryAnswer>()(data);

const balance = bibao.parseResponse("getBalance", "{}");
if (balance.ok) same<AnyData>()(balance.data);
// @ts-expect-error no table says what comes: it may be a list
if (balance.ok) balance.data.Balance;
