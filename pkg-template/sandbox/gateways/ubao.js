/** UBAO: addresses, deposits to them, and withdrawals from pooling wallets. */
import { createHash } from "node:crypto";
import { Ubao } from "../../entries/embedded.js";
import { exampleOf } from "../../shared/catalog.js";
import { compare, isAmount, minus, sum, units } from "../decimal.js";
import { depositPage } from "../deposit-page.js";
import { Refusal } from "../desk.js";
import { json } from "../respond.js";
import { UBAO } from "../schedules.js";
import { addressOn, isAddress } from "./addresses.js";
import { CHAINS, COINS, coinOf } from "./coins.js";

const RECEIVING = "0";
const POOLING = "2";
const WATCHING = "-2";
const TYPES = { [RECEIVING]: "receiving 收款", [POOLING]: "pooling 归集", [WATCHING]: "watched 观察" };
/** Number of addresses on the deposit page. */
const SHOWN_WALLETS = 50;
/** The balances of the sample wallets. */
const SAMPLE_BALANCE = "1000";

/** The gateway does not publish its error codes. These are the sandbox's own. */
const CODES = {
  signature_mismatch: 401,
  missing_signature: 401,
  wrong_merchant: 403,
  unknown_operation: 404,
};
const OTHER_ERROR = 400;

export const ubao = {
  id: "ubao",
  Gateway: Ubao,
  retries: UBAO,

  operations: {
    createAddress({ chainType, callUrl, type = RECEIVING }, desk) {
      const address = addressOn(CHAINS[chainType], desk.tools.orders.nextId());
      keep(desk, { address, chainType: Number(chainType), callUrl, type });
      return success({ address, chainType: Number(chainType) });
    },
    addAddress({ chainType, address, callUrl }, desk) {
      requireForm(chainType, address);
      // An existing address of the merchant keeps its type and its coins.
      const known = desk.tools.store.get("address", address);
      keep(desk, { chainType: Number(chainType), type: WATCHING, ...known, address, callUrl });
      return success();
    },
    checkAddress({ chainType, address }) {
      requireForm(chainType, address);
      return success();
    },
    coins: () => success({ coins: JSON.stringify(COINS) }),
    pooling({ coinID, address }, desk) {
      const wallet = walletOrSample("pooling", "address", address, desk);
      const pool = poolOn(wallet.chainType, desk);
      if (!pool)
        throw new Refusal("no_pool", "There is no pooling wallet on this chain yet: create one of type 2.");
      // Both are the same record, so its balance would be written twice.
      if (pool.address === wallet.address)
        throw new Refusal("is_the_pool", "This is the pooling wallet itself: its coins are there already.");
      const coin = requireCoin(coinID, wallet.chainType);
      const amount = balanceOf(wallet, coin);
      if (!isAmount(amount)) {
        const { coinName } = coin;
        throw new Refusal(
          "no_balance",
          `There is no ${coinName} at this address: send some on ${desk.baseUrl}/deposit.`,
        );
      }
      keep(desk, withBalance(wallet, coin, "0"));
      keep(desk, withBalance(pool, coin, sum([balanceOf(pool, coin), amount])));
      return success();
    },
    withdraw(data, desk) {
      const { from, to, amount, coinID, chainType, order_sn } = data;
      const wallet = walletOrSample("withdraw", "from", from, desk);
      if (wallet.type !== POOLING)
        throw new Refusal(
          "not_pooling",
          "`from` is not a pooling wallet: create one of type 2, and pool to it.",
        );
      const coin = requireCoin(coinID, chainType);
      requireForm(chainType, to);
      if (units(amount, coin.decimals) === undefined) {
        throw new Refusal("invalid_request", `${coin.coinName} has ${coin.decimals} decimals.`);
      }
      if (compare(amount, balanceOf(wallet, coin)) > 0) {
        const left = `There are ${balanceOf(wallet, coin)} ${coin.coinName} at this address`;
        throw new Refusal("no_balance", `${left}: send some on ${desk.baseUrl}/deposit.`);
      }
      keep(desk, withBalance(wallet, coin, minus(balanceOf(wallet, coin), amount)));
      desk.open({
        operation: "withdraw",
        payout: true,
        amount,
        currency: coin.coinName,
        merchantOrderId: order_sn ?? null,
        notifyUrl: wallet.callUrl,
        data,
      });
      return success();
    },
    /** The sandbox's wallets have no keys, so a signature of an own address is accepted. */
    verifyOwnership({ address }, desk) {
      const wallet = desk.tools.store.get("address", address);
      return success({ result: String(wallet !== undefined && wallet.type !== WATCHING) });
    },
  },

  /** The sender of coins without a request. */
  pages({ method, path, lang, query }, desk) {
    if (method !== "GET" || path !== "/deposit") return undefined;
    const wallets = desk.tools.store.all("address").slice(-SHOWN_WALLETS);
    return depositPage({ ...desk.deposited(query), wallets: wallets.map(shownWallet), lang });
  },

  refuse: ({ code, message }) => json({ code: CODES[code] ?? OTHER_ERROR, message }),

  signed: ({ body, headers }) => ({ raw: body, contentType: headers["content-type"] }),

  /** Returns the amount of a failed withdrawal to the wallet. */
  giveBack({ data: { from, coinID }, amount }, desk) {
    const wallet = walletOf(desk, from);
    const coin = coinOf(coinID);
    keep(desk, withBalance(wallet, coin, sum([balanceOf(wallet, coin), amount])));
  },

  notes: (order, desk) => (order.operation === "deposit" ? depositNotes(order, desk) : [transferNote(order)]),

  acked: (body) => body === "SUCCESS",

  /** Coins arrive at one of the merchant's addresses. */
  deposit({ address, amount, coinID, chainType }, desk) {
    const wallet = walletOf(desk, address);
    const coin = requireCoin(coinID, chainType ?? wallet.chainType);
    if (coin.chainType !== wallet.chainType)
      throw new Refusal("wrong_chain", "The address is on another chain.");
    if (!isAmount(amount) || units(amount, coin.decimals) === undefined) {
      const rule = `a decimal above zero, as text, with at most ${coin.decimals} decimals`;
      throw new Refusal("invalid_amount", `The amount is ${rule}.`);
    }
    keep(desk, withBalance(wallet, coin, sum([balanceOf(wallet, coin), amount])));
    const order = desk.open({
      operation: "deposit",
      amount,
      currency: coin.coinName,
      merchantOrderId: null,
      notifyUrl: wallet.callUrl,
      data: { address, coinID: String(coin.coinID), chainType: String(coin.chainType) },
    });
    return desk.settle(order, "pay");
  },
};

function shownWallet({ address, chainType, type }) {
  const coins = COINS.filter((coin) => coin.chainType === chainType);
  return {
    address,
    label: `${CHAINS[chainType]} · ${TYPES[type]}`,
    coins: coins.map(({ coinID, coinName }) => [coinID, coinName]),
  };
}

function success(more) {
  return json({ code: 200, message: "SUCCESS", ...more });
}

function keep({ tools }, wallet) {
  tools.store.put("address", wallet.address, wallet);
  if (wallet.type === POOLING && !tools.store.get("pool", String(wallet.chainType))) {
    tools.store.put("pool", String(wallet.chainType), { address: wallet.address });
  }
}

/** The first pooling wallet of a chain. */
function poolOn(chainType, { tools }) {
  const pool = tools.store.get("pool", String(chainType));
  return pool && tools.store.get("address", pool.address);
}

/**
 * One of the merchant's addresses. The example address of the documentation always has coins and a pool, also if the
 * merchant has added it as an address to watch.
 */
function walletOrSample(operation, field, address, desk) {
  if (address === exampleOf("ubao", operation, field)) makeSamples(operation, address, desk);
  return walletOf(desk, address);
}

function makeSamples(operation, address, desk) {
  const coin = coinOf(exampleOf("ubao", operation, "coinID"));
  const { chainType } = coin;
  const pays = operation === "withdraw";
  const wallet = { chainType, callUrl: desk.notifyUrl, type: RECEIVING };
  if (!pays && !poolOn(chainType, desk)) {
    keep(desk, { ...wallet, address: addressOn(CHAINS[chainType], "pool"), type: POOLING });
  }
  const sample = { ...wallet, ...desk.tools.store.get("address", address), address };
  if (pays) sample.type = POOLING;
  const least = pays ? exampleOf("ubao", operation, "amount") : "0";
  const isPoor = compare(balanceOf(sample, coin), least) < 0 || !isAmount(balanceOf(sample, coin));
  keep(desk, isPoor ? withBalance(sample, coin, SAMPLE_BALANCE) : sample);
}

function walletOf({ tools }, address) {
  const wallet = tools.store.get("address", address);
  if (!wallet) {
    throw new Refusal(
      "no_such_address",
      "This address is not one of the merchant's: make one with createAddress.",
    );
  }
  return wallet;
}

function requireForm(chainType, address) {
  if (isAddress(CHAINS[chainType], address)) return;
  throw new Refusal("bad_address", `This is not an address on ${CHAINS[chainType]}.`);
}

function requireCoin(coinID, chainType) {
  const coin = coinOf(coinID, chainType);
  if (!coin) throw new Refusal("no_such_coin", "There is no such coin on this chain.");
  return coin;
}

function balanceOf({ balances = {} }, { coinID }) {
  return balances[coinID] ?? "0";
}

function withBalance(wallet, { coinID }, amount) {
  return { ...wallet, balances: { ...wallet.balances, [coinID]: amount } };
}

/** Coins arrive: the received amount, and the new balance. */
function depositNotes(order, desk) {
  const coin = coinOf(order.data.coinID);
  const { address } = order.data;
  const { coinID, coinName, coinType, chainType, decimals } = coin;
  const about = { address, decimals, coinID, coinName, coinType, chainType };
  const came = {
    ...about,
    amount: units(order.amount, decimals),
    hash: hashOf(order),
    fromAddress: stranger(coin),
  };
  const balance = units(balanceOf(walletOf(desk, address), coin), decimals);
  return [
    { kind: "recharge", data: came },
    { kind: "balance", data: { ...about, amount: balance } },
  ];
}

/** The result of a withdrawal. In this kind, the chain's number is a string, as at the gateway. */
function transferNote(order) {
  const { from, to, coinID, order_sn } = order.data;
  const { coinName, coinType, chainType, decimals } = coinOf(coinID);
  const paid = order.status === "paid";
  const data = {
    result: paid ? 1 : 0,
    amount: units(order.amount, decimals),
    decimals,
    coinID: Number(coinID),
    coinName,
    address: from,
    toAddress: to,
    coinType,
    hash: paid ? hashOf(order) : null,
    order_sn: order_sn ?? null,
    chain: CHAINS[chainType].toLowerCase(),
    chainType: String(chainType),
    message: paid ? "OK" : `The chain refused it (${order.status}).`,
    tradeId: Number(order.id),
  };
  return { kind: "transfer", data };
}

function hashOf({ id }) {
  return `0x${createHash("sha256").update(id).digest("hex")}`;
}

function stranger({ chainType }) {
  return addressOn(CHAINS[chainType], "a payer");
}
