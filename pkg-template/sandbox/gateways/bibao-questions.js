/** Bibao's requests for data before a user can trade, and the check of the replies' signatures. */
import { replyFault } from "../../shared/bibao-reply.js";
import { kindOf, requiredOf } from "../../shared/catalog.js";

/** In this order. A buyer must be a known person. A seller must own the coins, and must have sold them. */
const QUESTIONS = { buy: ["getBankCard"], sell: ["otcQuery", "getBankCard", "otcVerify"] };

/** The result of otcVerify's Status for a sell order. */
const STAGES = { 0: "review", 1: "created", 2: "refused" };

/** The address of a kind of callback: the merchant's path and the kind's name. */
export function behind(address, kind) {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/${kind}`;
  return url.href;
}

/** Sends one request for data after the other, until a reply is invalid. */
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
  const data = Object.fromEntries(requiredOf(kindOf("bibao", kind)).map((name) => [name, known[name]]));
  let answer;
  const acked = ({ status, body }) => {
    answer = status === 200 ? parse(body) : undefined;
    return answer !== undefined && replyFault(kind, answer, desk.credentials) === null;
  };
  const { id: orderId, merchantOrderId, notifyUrl } = order;
  const note = { kind, data, url: behind(notifyUrl, kind), orderId, merchantOrderId, acked };
  const attempt = await desk.tools.courier.attempt(desk, note, desk.message(note));
  return { ok: attempt.acked, answer: answer ?? null };
}

/** Fields of each answer that are not the requested data. */
const ENVELOPE = new Set(["Success", "Code", "Message", "Sign"]);

/** The data of the answers, as the trade page shows them. */
export function shownQuestions(questions) {
  return questions.map(({ kind, ok, answer }) => {
    const fields = Object.entries(answer ?? {}).filter(([name]) => !ENVELOPE.has(name));
    return { kind, ok, values: fields.map(([, value]) => decoded(String(value))) };
  });
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
