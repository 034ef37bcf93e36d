/** Bibao's messages, for the probe. */
import { AMOUNT, md5, readJson, sorted } from "../values.js";

const wire = {
  signName: "Sign",
  acks: (body) => {
    const answer = readJson(body);
    return answer?.Success === true && answer.Code === 1;
  },
  envelope: (fields) => fields,
  sign: (pairs, { keyB }) => md5(sorted(pairs.filter(([name]) => name !== "FinishTime")) + keyB),
};

const message = {
  order: (token) => `P${token}`,
  orderField: "OrderNum",
  amountField: "CoinAmount",
  textField: "Remark",
  idField: "OrderId",
  amounts: (text) => ({ CoinAmount: text }),
  currency: "DC",
  kind: "otc",
  suffix: { otc: "/otc", otcVerify: "/otcVerify", otcQuery: "/otcQuery", getBankCard: "/getBankCard" },
  fields: ({ order, id }) => ({
    Coin: "DC",
    CoinAmount: AMOUNT,
    CreateTime: "2026-11-27 07:54:31",
    FinishTime: "2026-11-27 07:58:00",
    LegalAmount: "124.00",
    OrderId: id,
    OrderNum: order,
    Price: "1.008",
    Remark: "",
    State1: "2",
    State2: "2",
    Token: "tokenzhT0d3A8YZJp",
    Type: "1",
    UserName: "user01",
  }),
  carrier: "CoinAmount",
  places: 2,
  payerText: "Remark",
  nullField: null,
  idAsNumber: true,
  canonical: false,
  pending: { State1: "1", State2: "1" },
  failed: { State1: "4", State2: "1" },
  unknownStatus: null,
  halfPaid: { State2: "1" },
  out: { Type: "2" },
  balance: null,
  otherToken: null,
  otherChain: null,
  twin: null,
  added: null,
  at: null,
  otherMethod: null,
  errorCode: null,
  unsigned: null,
  encoded: null,
  adjacent: null,
  question: (kind, { order, id }) => ({
    ...(kind !== "getBankCard" && { Coin: "DC" }),
    ...(kind === "otcVerify" && { CoinAmount: AMOUNT, OrderId: id }),
    OrderNum: order,
    UserName: "user01",
  }),
  notice: ({ order, id }) => ({
    Amount: AMOUNT,
    Coin: "DC",
    Fee: "0.00",
    FromAddr: "bcbFrom",
    Id: id,
    OrderNo: order,
    State: "4",
    ToAddr: "bcbTo",
    TradeNo: id,
    TradeTime: "2026-11-27 07:54:31",
    Type: "4",
  }),
  ownRequest: ({ credentials, order, send }) =>
    send({
      MerCode: credentials.merCode,
      Timestamp: "1795737271",
      UserName: "user01",
      OrderNo: order,
    }),
};

const facts = {
  ack: '{"Success":true,"Code":1,"Message":"success"}',
  paid: { State1: "2", State2: "2" },
  paidText: "State1 and State2 are both 2",
  incoming: { Type: "1" },
  incomingText: "Type 1 of an order",
  notice: { Type: "4", State: "4" },
  ids: ["OrderId", "OrderNum"],
};

export const bibao = { wire, message, facts };
