/** `onEvent` has to return the reply to each kind that asks for data, and nothing else. */
import type {
  Basicex,
  Bibao,
  BibaoGetBankCardReply,
  BibaoNotification,
  BibaoOtcQueryNotification,
  BibaoOtcQueryReply,
  BibaoOtcVerifyReply,
  Lianhe,
  Ubao,
  Vpay,
} from "paychop";
import { notificationHandler } from "paychop/handler";
import { same } from "./support.js";

declare const basicex: Basicex;
declare const bibao: Bibao;
declare const lianhe: Lianhe;
declare const ubao: Ubao;
declare const vpay: Vpay;
declare const card: BibaoGetBankCardReply;
declare const verdict: BibaoOtcVerifyReply;
declare function credit(data: unknown): Promise<void>;
declare function cardOf(user: string): Promise<BibaoGetBankCardReply>;

const account = { Account: "6222", Bank: "招商银行", RealName: "张三", SubBranch: "深圳分行" };

notificationHandler(bibao, (event) => {
  switch (event.kind) {
    case "otcVerify":
      return { ...account, Status: 1 };
    case "otcQuery":
      return { Coin: event.data.Coin, CoinAmount: "100" };
    case "getBankCard":
      return card;
    case "otc":
    case "notice":
      return;
    default:
      event satisfies never;
  }
});
notificationHandler(
  bibao,
  async (event) => {
    if (event.kind === "otcVerify") return { ...account, Status: 1 };
    if (event.kind === "otcQuery") return { Coin: event.data.Coin, CoinAmount: 100 };
    if (event.kind === "getBankCard") return account;
    await credit(event.data);
  },
  { onError: (_error, event) => event && same<"bibao">()(event.gateway) },
);
notificationHandler(bibao, async (event) => {
  if (event.kind === "otcVerify") return verdict;
  if (event.kind === "otcQuery") return { Coin: event.data.Coin, CoinAmount: 100 };
  if (event.kind === "getBankCard") return cardOf(event.data.UserName);
  return credit(event.data);
});

type Declared = BibaoGetBankCardReply | BibaoOtcVerifyReply | BibaoOtcQueryReply | undefined;
declare function declared(event: BibaoNotification): Promise<Declared>;
notificationHandler(bibao, declared);

// What `kind` names is all that comes, and all that has to be answered.
notificationHandler(
  bibao,
  (event) => {
    same<BibaoOtcQueryNotification>()(event);
    return { Coin: event.data.Coin, CoinAmount: "1" };
  },
  { kind: "otcQuery" },
);
notificationHandler(bibao, async (event) => credit(event.data.OrderId), { kind: "otc" });
notificationHandler(basicex, (event) => same<"in">()(event.direction), { kind: "payment" });
notificationHandler(basicex, (event) => same<"in" | "out">()(event.direction), {
  kind: async (order) => (order === undefined ? "payment" : "agentpay"),
});

// A function that is written in the call: its kinds are those that it returns.
notificationHandler(bibao, async (event) => credit(event.data), {
  kind: (order) => (order === "x" ? "otc" : "notice"),
});
const named = { otc: "otc", notice: "notice" } as const;
const kindOf = async (order?: string) => named[order === "x" ? "otc" : "notice"];
notificationHandler(bibao, () => {}, { kind: kindOf });
notificationHandler(bibao, () => card, { kind: () => "getBankCard", onError: (error) => error });
notificationHandler(bibao, () => ({ ...account, Status: 1 }), { kind: () => "otcVerify" });

// The others may return anything, or nothing.
notificationHandler(basicex, () => {});
notificationHandler(basicex, async () => {}, { kind: "agentpay" });
notificationHandler(lianhe, async (event) => {
  await credit(event.amount);
});
notificationHandler(ubao, (event) => event.data);
notificationHandler(vpay, async (event) => (event.kind === "payment" ? { credited: 1 } : undefined));

// @ts-expect-error no question has a reply
notificationHandler(bibao, () => {});
// @ts-expect-error no question has a reply
notificationHandler(bibao, async () => {});
// @ts-expect-error getBankCard has no reply
notificationHandler(bibao, async (event) => {
  if (event.kind === "otcVerify") return { ...account, Status: 1 };
  if (event.kind === "otcQuery") return { Coin: event.data.Coin, CoinAmount: 100 };
  await credit(event.data);
});
// @ts-expect-error otcVerify has no reply: a bank card lacks the Status
notificationHandler(bibao, (event) => {
  if (event.kind === "otcVerify") return card;
  if (event.kind === "otcQuery") return { Coin: event.data.Coin, CoinAmount: 100 };
  if (event.kind === "getBankCard") return card;
});
// @ts-expect-error a name with a typo
notificationHandler(bibao, (event) => {
  if (event.kind === "otcVerify") return verdict;
  if (event.kind === "otcQuery") return { Coin: event.data.Coin, CoinAmuont: "100" };
  if (event.kind === "getBankCard") return card;
});
// @ts-expect-error a name that no reply has
notificationHandler(bibao, async (event) => {
  if (event.kind === "otcVerify") return { ...account, Status: 1, Colour: "red" };
  if (event.kind === "otcQuery") return { Coin: event.data.Coin, CoinAmount: "100" };
  if (event.kind === "getBankCard") return card;
});
// @ts-expect-error a Status that there is not
notificationHandler(bibao, (event) => {
  if (event.kind === "otcVerify") return { ...account, Status: 3 };
  if (event.kind === "otcQuery") return { Coin: event.data.Coin, CoinAmount: "100" };
  if (event.kind === "getBankCard") return card;
});
declare function sometimes(event: BibaoOtcQueryNotification): BibaoOtcQueryReply | undefined;
// @ts-expect-error a question that comes here alone is always answered
notificationHandler(bibao, sometimes, { kind: "otcQuery" });
// @ts-expect-error the reply to another question
notificationHandler(bibao, () => card, { kind: "otcQuery" });
// @ts-expect-error a question that the function can name has no reply
notificationHandler(bibao, () => {}, { kind: (order) => (order === "x" ? "otc" : "getBankCard") });
// @ts-expect-error a kind of another gateway
notificationHandler(bibao, () => {}, { kind: (order) => (order === "x" ? "otc" : "payment") });
