/** What Bibao asks the merchant's server before a user may trade, and whether the answer is rightly signed. */
import { createHash } from "node:crypto";

/** In this order. A buyer has to be a known person; a seller has to own the coins, and to have sold them. */
const QUESTIONS = { buy: ["getBankCard"], sell: ["otcQuery", "getBankCard", "otcVerify"] };

/** Fields of the question, and of the answer those that are signed, in their order. */
const FORMS = {
  getBankCard: { asks: ["UserName", "OrderNum"], signs: ["Account", "Bank", "RealName", "SubBranch"] },
  otcQuery: { asks: ["UserName", "OrderNum", "Coin"], signs: ["Coin", "CoinAmount"] },
  otcVerify: {
    asks: ["UserName", "OrderId", "OrderNum", "Coin", "CoinAmount"],
    signs: ["Account", "Bank", "RealName", "SubBranch"],
  },
};

/** What otcVerify's Status makes of a sell order. */
const STAGES = { 0: "review", 1: "created", 2: "refused" };

/** The address of a kind of callback: its name behind the path of the merchant's. */
export function behind(address, kind) {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/${kind}`;
  return url.href;
}

/** Asks one question after the other, until one is not answered as it should. */
export async function interview(order, desk) {
  const questions = [];
  for (const kind of QUESTIONS[order.operation]) {
    const reply = await ask(kind, order, desk);
    questions.push({ kind, ...reply });
    if (!reply.ok) return { questions, stage: "refused" };
  }
  const status = questions.find(({ kind }) => kind === "otcVerify")?.answer.Status;
  return { questions, stage: status === undefined ? "created" : (STAGES[status] ?? "refused") };
}

async function ask(kind, order, desk) {
  const known = {
    UserName: order.data.UserName,
    OrderId: order.id,
    OrderNum: order.merchantOrderId,
    Coin: order.currency,
    CoinAmount: order.amount,
  };
  const { asks, signs } = FORMS[kind];
  const data = Object.fromEntries(asks.map((name) => [name, known[name]]));
  let answer;
  const acked = ({ status, body }) => {
    answer = status === 200 ? parse(body) : undefined;
    return answer !== undefined && isSigned(answer, signs, desk.credentials.keyB);
  };
  const { id: orderId, merchantOrderId, notifyUrl } = order;
  const note = { kind, data, url: behind(notifyUrl, kind), orderId, merchantOrderId, acked };
  const attempt = await desk.tools.courier.attempt(desk, note, desk.message(note));
  return { ok: attempt.acked, answer: answer ?? null };
}

function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** md5 over the values as they were sent, then keyB. */
function isSigned(answer, signs, keyB) {
  const text = signs.map((name) => answer?.[name] ?? "").join("") + keyB;
  return answer?.Sign === createHash("md5").update(text).digest("hex");
}
