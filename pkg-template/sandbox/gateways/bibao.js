/** Bibao: users, their wallets, and the trade page on which they buy and sell coins. */
import { randomBytes } from "node:crypto";
import { Bibao } from "../../entries/embedded.js";
import { exampleOf } from "../../shared/catalog.js";
import { isAmount, times } from "../decimal.js";
import { depositPage } from "../deposit-page.js";
import { Refusal } from "../desk.js";
import { WAITING } from "../orders.js";
import { listPage, refusalPage } from "../pages.js";
import { json, seeOther } from "../respond.js";
import { UNDOCUMENTED } from "../schedules.js";
import { addressOn } from "./addresses.js";
import { behind, interview, shownQuestions } from "./bibao-questions.js";

/** Longer than the gateway's ten seconds, for manual tests. */
const TOKEN_MS = 60_000;
/** Made-up price of one coin in CNY. */
const PRICES = { DC: "1", USDX: "7.2" };
const DEFAULT_AMOUNT = "100";
const USER = "1";
const TRADES = { 0: "view", 1: "buy", 2: "sell" };
const APPROVED = "1";
const WITHDRAWALS = ["withdrawMoneyUser", "withdrawMoneyMerchant"];
/** Operations with a merchant order number. The sample's operation is first. */
const NUMBERED = ["sell", "buy", ...WITHDRAWALS];
/** Number of listed orders of a user, and of addresses on the deposit page. */
const LISTED = 100;

const BANK = { Account: "6222021234567890123", Bank: "招商银行", RealName: "张三", SubBranch: "深圳分行" };

/** Types of the notices: a user's deposit sends three of them. */
const NOTICES = {
  userDeposit: [4, 6, 1],
  merchantDeposit: [1],
  withdrawMoneyUser: [5],
  withdrawMoneyMerchant: [2],
};
/** A notice's State. */
const NOTICE_STATES = { paid: 4, failed: 5 };

/** State1 and State2 of a trade: by its stage until it ends, or if it was refused; then by its status. */
const STATES = {
  review: [10, 1],
  created: [0, 1],
  refused: [9, 1],
  paid: [2, 2],
  failed: [3, 2],
  expired: [4, 1],
};

export const bibao = {
  id: "bibao",
  Gateway: Bibao,
  retries: UNDOCUMENTED,
  /** Of an address without a kind: the other callbacks have addresses of their own. */
  defaultKind: "notice",
  /** The demo merchant's data for every user, by the kind that asks for them. */
  answers: {
    getBankCard: () => BANK,
    otcVerify: () => ({ ...BANK, Status: APPROVED }),
    otcQuery: ({ Coin }) => ({ Coin, CoinAmount: "1000000" }),
  },

  operations: {
    /** Clients register a user before each payment, so a repeated registration is accepted. */
    addUser({ UserName }, desk) {
      if (UserName === desk.credentials.merCode) {
        throw new Refusal("user_exists", "This is the merchant's own code: take another UserName.");
      }
      if (!desk.tools.store.get("user", UserName)) putUser(desk, { name: UserName, addresses: {} });
      return success(null);
    },
    getAddress({ UserType, UserName, CoinCode }, desk) {
      const owner = ownerOf(desk, UserType, UserName);
      return success({ CoinCode, Address: addressFor(desk, owner, CoinCode) });
    },
    getBalance({ UserType, UserName }, desk) {
      const { purse, addresses } = ownerOf(desk, UserType, UserName);
      const coins = Object.keys(addresses);
      return success(
        coins.map((CoinCode) => ({
          CoinCode,
          Balance: desk.tools.purses.balance(purse, CoinCode),
          FrozenAmount: "0",
        })),
      );
    },
    getAcctChae({ UserName }, desk) {
      userOf(desk, UserName);
      return success(desk.tools.orders.newestOfUser("bibao", UserName, LISTED).map(details));
    },
    login(data, desk) {
      const user = userOf(desk, data.UserName);
      if (Object.keys(user.addresses).length === 0) {
        throw new Refusal("no_address", "Only users with an address can trade: call GetAddress first.");
      }
      const token = randomBytes(16).toString("hex");
      const orderId = data.Type === "0" ? null : tradeOf(data, desk).id;
      desk.tools.store.put("token", token, { user: user.name, orderId, until: Date.now() + TOKEN_MS });
      return success({ Url: `${desk.baseUrl}/trade`, Token: token });
    },
    orderDetail: ({ OrderNum }, desk) => success(details(orderOf(desk, OrderNum))),
    queryStatus({ OrderNo }, desk) {
      return success({ OrderNo, Status: orderOf(desk, OrderNo).status });
    },
    withdrawMoneyUser: (data, desk) => withdraw("withdrawMoneyUser", userOf(desk, data.UserName), data, desk),
    withdrawMoneyMerchant: (data, desk) => withdraw("withdrawMoneyMerchant", merchantOf(desk), data, desk),
    approveSell({ OrderNum, Code }, desk) {
      const order = orderOf(desk, OrderNum);
      if (!isInReview(order))
        throw new Refusal(
          "not_in_review",
          `${OrderNum} does not wait for approval: a sale does whose otcVerify is answered with Status 0.`,
        );
      enter(order, Code === APPROVED ? "created" : "refused", desk);
      return success(null);
    },
  },

  /** `Url/Token` opens the trade page, once. Coins are sent from outside on a page of the sandbox's own. */
  async pages({ method, path, lang, query }, desk) {
    if (method === "GET" && path === "/deposit") return deposits(desk, lang, query);
    const token = /^\/trade\/([0-9a-f]{32})$/.exec(path)?.[1];
    if (method !== "GET" || token === undefined) return undefined;
    const login = desk.tools.store.get("token", token);
    desk.tools.store.remove("token", token);
    if (!login || login.until < Date.now()) {
      return refusalPage({
        code: "token_expired",
        message: "连接已失效 · This link works once, and not for long.",
      });
    }
    if (login.orderId === null) {
      const orders = desk.tools.orders.newestOfUser("bibao", login.user, LISTED);
      return listPage({ title: login.user, orders, lang });
    }
    const order = desk.tools.orders.get(login.orderId);
    if (order.data.stage === undefined) await begin(order, desk);
    return seeOther(order.cashierUrl);
  },

  refuse: ({ message }) => json({ Success: false, Code: 0, Message: message, Data: null }),

  /** The signed values are encrypted, so the sign string is built from the fields. */
  signed: () => ({}),

  /** The user enters the amount if the merchant has not set it. */
  chosenBy(order, { amount = order.amount }) {
    if (!order.amountOpen) return order;
    if (!isAmount(amount)) throw new Refusal("invalid_amount", "The amount is a decimal above zero.");
    return { ...order, amount };
  },

  giveBack: ({ data: { purse }, currency, amount }, { tools: { purses } }) =>
    purses.put(purse, currency, amount),

  notes: (order, desk) => (order.data.Type === undefined ? notices(order, desk) : [note(order)]),

  /** Coins arrive at an address of a user, or of the merchant. */
  deposit({ address, amount }, desk) {
    const known = desk.tools.store.get("bibao-address", String(address));
    if (!known)
      throw new Refusal("no_such_address", "This is not an address of Bibao's: ask for one with getAddress.");
    if (!isAmount(amount))
      throw new Refusal("invalid_amount", "The amount is a decimal above zero, as text.");
    const { purse, coin, user } = known;
    desk.tools.purses.put(purse, coin, amount);
    const order = desk.open({
      operation: "deposit",
      amount,
      currency: coin,
      merchantOrderId: null,
      user,
      data: { address, notices: user ? "userDeposit" : "merchantDeposit" },
    });
    return desk.settle(order, "pay");
  },

  sample(_operation, number) {
    const example = (field) => exampleOf("bibao", "approveSell", field);
    if (number !== example("OrderNum")) return undefined;
    const data = { UserName: example("UserName"), Type: "2", Coin: "DC", OrderNum: number, stage: "review" };
    return { amount: "100", currency: "DC", user: data.UserName, data, page: true };
  },

  acked(body) {
    try {
      const { Success, Code } = JSON.parse(body);
      return Success === true && Code === 1;
    } catch {
      return false;
    }
  },

  returnUrl: () => undefined,

  rows: ({ data }) => [["user", data.UserName]],

  questions: ({ data }) => shownQuestions(data.questions ?? []),

  isInReview,
};

/** Whether a sale waits for the merchant's ApproveSell. */
function isInReview({ data }) {
  return data.stage === "review";
}

function success(Data) {
  return json({ Success: true, Code: 1, Message: "success", Data });
}

function putUser({ tools }, user) {
  tools.store.put("user", user.name, user);
}

/** A user. The example user of the documentation always exists, with an address. */
function userOf(desk, name) {
  const known = desk.tools.store.get("user", name);
  if (known) return { ...known, purse: `bibao user ${name}` };
  if (name !== exampleOf("bibao", "login", "UserName")) {
    throw new Refusal("no_such_user", "There is no such user: call AddUser first.");
  }
  putUser(desk, { name, addresses: {} });
  addressFor(desk, userOf(desk, name), "DC");
  return userOf(desk, name);
}

function merchantOf({ tools, credentials: { merCode } }) {
  const known = tools.store.get("merchant", merCode) ?? { name: merCode, addresses: {} };
  return { ...known, purse: "bibao merchant", isMerchant: true };
}

function ownerOf(desk, type, name) {
  return type === USER ? userOf(desk, name) : merchantOf(desk);
}

/** The owner's address for a coin: the same each time. */
function addressFor({ tools: { store } }, { name, addresses, purse, isMerchant }, coin) {
  const address = addressOn(coin === "DC" ? "TRON" : coin, `${purse}/${coin}`);
  const owner = { name, addresses: { ...addresses, [coin]: address } };
  store.put(isMerchant ? "merchant" : "user", name, owner);
  store.put("bibao-address", address, { address, coin, purse, user: isMerchant ? null : name });
  return address;
}

function deposits(desk, lang, query) {
  const wallets = desk.tools.store.all("bibao-address").slice(-LISTED);
  const shown = wallets.map(({ address, coin, user }) => ({
    address,
    label: user ?? "merchant 商户",
    coins: [[coin, coin]],
  }));
  return depositPage({ ...desk.deposited(query), wallets: shown, lang });
}

function orderOf(desk, number) {
  return desk.findOrSample(NUMBERED, { number });
}

function tradeOf(data, desk) {
  const order = desk.find(NUMBERED, { number: data.OrderNum });
  if (order?.status === WAITING && order.data.UserName === data.UserName) return order;
  if (order)
    throw new Refusal("duplicate_order", `OrderNum ${data.OrderNum} has been used before.`, "OrderNum");
  return desk.open({
    operation: TRADES[data.Type],
    amount: data.Amount ?? DEFAULT_AMOUNT,
    // The user can still choose another.
    amountOpen: data.Amount === undefined,
    currency: data.Coin ?? "DC",
    merchantOrderId: data.OrderNum,
    user: data.UserName,
    data,
    page: true,
  });
}

/** Requests the needed data from the merchant, and notifies it of the order. */
async function begin(order, desk) {
  const { questions, stage } = await interview(order, desk);
  // The order may have ended before the merchant's reply.
  const current = desk.tools.orders.get(order.id);
  if (current.status !== WAITING) return;
  enter({ ...current, data: { ...current.data, questions } }, stage, desk);
}

/** Sets a trade's stage and notifies the merchant. A refused trade has ended. */
function enter(order, stage, desk) {
  const staged = { ...order, data: { ...order.data, stage } };
  const next = stage === "refused" ? desk.tools.orders.settle(staged, "failed") : staged;
  desk.tell(next, [note(next)]);
}

function note(order) {
  const { amount, status } = order;
  const { stage = "created" } = order.data;
  const [State1, State2] = STATES[stage === "refused" || status === WAITING ? stage : status];
  const data = {
    UserName: order.data.UserName,
    OrderId: order.id,
    OrderNum: order.merchantOrderId,
    Type: order.data.Type,
    Coin: order.currency,
    CoinAmount: amount,
    LegalAmount: times(amount, PRICES[order.currency], 2),
    State1: String(State1),
    State2: String(State2),
    Price: PRICES[order.currency],
    Remark: "",
    Token: order.id,
  };
  return { kind: "otc", data, url: behind(order.notifyUrl, "otc") };
}

/** Notice of a coin transfer, sent to the merchant's address itself. */
function notices(order, desk) {
  const own = addressOn("TRON", "a stranger");
  const { address = own, CoinAddress = own } = order.data;
  const deposit = order.operation === "deposit";
  return NOTICES[order.data.notices ?? order.operation].map((Type) => ({
    kind: "notice",
    data: {
      Amount: order.amount,
      Coin: order.currency,
      Fee: "0",
      FromAddr: deposit ? own : addressOn("TRON", order.data.purse),
      Id: `N${desk.tools.orders.nextId()}`,
      OrderNo: order.merchantOrderId ?? order.id,
      State: String(NOTICE_STATES[order.status]),
      ToAddr: deposit ? address : CoinAddress,
      TradeNo: `T${order.id}`,
      Type: String(Type),
    },
  }));
}

function withdraw(operation, user, data, desk) {
  const { OrderNo, CoinCode, Amount } = data;
  if (desk.find(NUMBERED, { number: OrderNo })) {
    throw new Refusal("duplicate_order", `OrderNo ${OrderNo} has been used before.`, "OrderNo");
  }
  desk.tools.purses.take(user.purse, CoinCode, Amount, "no_balance");
  desk.open({
    operation,
    payout: true,
    amount: Amount,
    currency: CoinCode,
    merchantOrderId: OrderNo,
    user: data.UserName,
    data: { ...data, purse: user.purse },
  });
  return success(null);
}

function details(order) {
  return order.data.Type === undefined
    ? { OrderNo: order.merchantOrderId, Status: order.status }
    : tradeDetails(order);
}

function tradeDetails(order) {
  const { Token, ...data } = note(order).data;
  return { ...data, CreateTime: order.createdAt, FinishTime: order.settledAt };
}
