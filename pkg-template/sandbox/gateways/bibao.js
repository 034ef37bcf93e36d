/** Bibao: users, their wallets, and the trade page on which they buy and sell coins. */
import { randomBytes } from "node:crypto";
import { Bibao } from "../../entries/node.js";
import { compare, isAmount, minus, sum, times } from "../decimal.js";
import { Refusal } from "../desk.js";
import { WAITING } from "../orders.js";
import { listPage, refusalPage } from "../pages.js";
import { json, seeOther } from "../respond.js";
import { UNDOCUMENTED } from "../schedules.js";
import { addressOn } from "./addresses.js";
import { interview } from "./bibao-questions.js";

/** Longer than the gateway's ten seconds, for a person at a keyboard. */
const TOKEN_MS = 60_000;
/** What one coin costs in CNY, made up. */
const PRICES = { DC: "1", USDX: "7.2" };
const DEFAULT_AMOUNT = "100";
/** What every wallet begins with. */
const BALANCE = "1000000";
const TRADES = { 0: "view", 1: "buy", 2: "sell" };
const APPROVED = "1";

/** State1 and State2 of an order notification. */
const STATES = {
  review: [10, 1],
  created: [0, 1],
  refused: [9, 1],
  waiting: [0, 1],
  paid: [2, 2],
  failed: [3, 2],
  expired: [4, 1],
};

export const bibao = {
  id: "bibao",
  Gateway: Bibao,
  retries: UNDOCUMENTED,

  operations: {
    addUser({ UserName }, desk) {
      if (UserName === desk.credentials.merCode)
        throw new Refusal("user_exists", "This is the merchant's own code.");
      if (desk.tools.store.get("user", UserName))
        throw new Refusal("user_exists", "There is such a user already.");
      desk.tools.store.put("user", UserName, { name: UserName, addresses: {} });
      return success(null);
    },
    getAddress({ UserType, UserName, CoinCode }, desk) {
      const user = UserType === "1" ? userOf(desk, UserName) : merchantOf(desk);
      const address = addressOn(CoinCode === "DC" ? "TRON" : CoinCode, `${user.name}/${CoinCode}`);
      const addresses = { ...user.addresses, [CoinCode]: address };
      desk.tools.store.put(UserType === "1" ? "user" : "merchant", user.name, { ...user, addresses });
      return success({ Address: address });
    },
    getBalance({ UserType, UserName }, desk) {
      const user = UserType === "1" ? userOf(desk, UserName) : merchantOf(desk);
      const balances = Object.keys(user.addresses).map((CoinCode) => [
        CoinCode,
        balanceOf(desk, user.name, CoinCode),
      ]);
      return success(Object.fromEntries(balances));
    },
    getAcctChae({ UserName }, desk) {
      userOf(desk, UserName);
      const orders = desk.tools.orders.find("bibao", {}).filter(({ data }) => data.UserName === UserName);
      return success(orders.map(details));
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
      if (order.data.stage !== "review")
        throw new Refusal("not_in_review", "This order is not waiting for approval.");
      enter(order, Code === APPROVED ? "created" : "refused", desk);
      return success(null);
    },
  },

  /** `Url/Token` opens the trade page, once. */
  async pages({ method, path, lang }, desk) {
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
      const orders = desk.tools.orders.find("bibao", {}).filter(({ data }) => data.UserName === login.user);
      return listPage({ title: login.user, orders, lang });
    }
    const order = desk.tools.orders.get(login.orderId);
    if (order.data.stage === undefined) await begin(order, desk);
    return seeOther(order.cashierUrl);
  },

  refuse: ({ message }) => json({ Success: false, Code: 0, Message: message, Data: null }),

  /** What is signed is inside what is encrypted: the sign string has to be made from the fields. */
  signed: () => ({}),

  /** The user types the amount where the merchant has not set it. */
  beforeSettling(order, action, { amount }) {
    if (order.data.stage === "review")
      throw new Refusal("in_review", "The merchant has to approve this order first.");
    if (!order.amountOpen || action !== "pay") return order;
    const chosen = amount ?? order.amount;
    if (!isAmount(chosen)) throw new Refusal("invalid_amount", "The amount is a decimal above zero.");
    return { ...order, amount: chosen };
  },

  /** Of withdrawals there is no documented notification. */
  notes: (order) => (order.data.Type === undefined ? [] : [note(order, order.status)]),

  acked(body) {
    try {
      const { Success, Code } = JSON.parse(body);
      return Success === true && Code === 1;
    } catch {
      return false;
    }
  },

  returnUrl: () => undefined,
};

function success(Data) {
  return json({ Success: true, Code: 1, Message: "success", Data });
}

function userOf({ tools }, name) {
  const user = tools.store.get("user", name);
  if (!user) throw new Refusal("no_such_user", "There is no such user: call AddUser first.");
  return user;
}

function merchantOf({ tools, credentials: { merCode } }) {
  return tools.store.get("merchant", merCode) ?? { name: merCode, addresses: {} };
}

function orderOf(desk, number) {
  const order = desk.find({ merchantOrderId: number });
  if (!order) throw new Refusal("no_such_order", "There is no such order.");
  return order;
}

function tradeOf(data, desk) {
  const order = desk.find({ merchantOrderId: data.OrderNum });
  if (order?.status === WAITING && order.data.UserName === data.UserName) return order;
  if (order)
    throw new Refusal("duplicate_order", `OrderNum ${data.OrderNum} has been used before.`, "OrderNum");
  return desk.open({
    operation: TRADES[data.Type],
    amount: data.Amount ?? DEFAULT_AMOUNT,
    // The user may still choose another.
    amountOpen: data.Amount === undefined,
    currency: data.Coin ?? "DC",
    merchantOrderId: data.OrderNum,
    data,
    page: true,
  });
}

/** Asks the merchant what has to be known first, and tells it of the order. */
async function begin(order, desk) {
  const { questions, stage } = await interview(order, desk);
  // Somebody may have ended the order while the merchant was thinking.
  const current = desk.tools.orders.get(order.id);
  if (current.status !== WAITING) return;
  enter({ ...current, data: { ...current.data, questions } }, stage, desk);
}

/** Brings a trade to a stage that the merchant is told of. A refused one has ended. */
function enter(order, stage, desk) {
  const staged = { ...order, data: { ...order.data, stage } };
  const next = stage === "refused" ? desk.tools.orders.settle(staged, "failed") : staged;
  desk.tell(next, [note(next, stage)]);
}

function note(order, stage) {
  const [State1, State2] = STATES[stage];
  const { amount } = order;
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
  return { kind: "otc", data };
}

function withdraw(operation, user, data, desk) {
  const { OrderNo, CoinCode, Amount } = data;
  if (desk.find({ merchantOrderId: OrderNo })) {
    throw new Refusal("duplicate_order", `OrderNo ${OrderNo} has been used before.`, "OrderNo");
  }
  if (compare(Amount, balanceOf(desk, user.name, CoinCode)) > 0) {
    throw new Refusal("no_balance", `There is not so much ${CoinCode} in this wallet.`);
  }
  desk.open({
    operation,
    payout: true,
    amount: Amount,
    currency: CoinCode,
    merchantOrderId: OrderNo,
    data: { ...data, owner: user.name },
  });
  return success(null);
}

/** What has been withdrawn and has not failed is gone. */
function balanceOf(desk, owner, coin) {
  const orders = desk.tools.orders.find("bibao", { currency: coin });
  const gone = orders.filter(({ data, status }) => data.owner === owner && status !== "failed");
  return minus(BALANCE, sum(gone.map(({ amount }) => amount)));
}

function details(order) {
  return order.data.Type === undefined
    ? { OrderNo: order.merchantOrderId, Status: order.status }
    : tradeDetails(order);
}

function tradeDetails(order) {
  const ended = order.status !== WAITING;
  const { Token, ...data } = note(order, ended ? order.status : (order.data.stage ?? "created")).data;
  return { ...data, CreateTime: order.createdAt, FinishTime: order.settledAt };
}
