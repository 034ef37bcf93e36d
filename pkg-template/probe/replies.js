/** Answers to Bibao's questions. */
import { createHash } from "node:crypto";
import { readJson } from "./wire.js";

const md5 = (text) => createHash("md5").update(text).digest("hex");

/** What is wrong with a signed answer to one of the questions, null where nothing is. */
export function replyFault(kind, body, { keyB }) {
  const answer = readJson(body);
  if (answer === null || typeof answer !== "object") return "the answer is not a JSON object";
  if (answer.Success === false) return null;
  if (answer.Success !== true || answer.Code !== 1) return "Success is not true with Code 1";
  const names = kind === "otcQuery" ? ["Coin", "CoinAmount"] : ["Account", "Bank", "RealName", "SubBranch"];
  const missing = names.find((name) => typeof answer[name] !== "string");
  if (missing !== undefined) return `${missing} is missing or not a string`;
  const parts = names.map((name) => answer[name]);
  if (parts.some((part) => /[&=]/.test(part)))
    return "it signs a text with & or =, which can be the sign of a forged question";
  if (String(answer.Sign ?? "").toLowerCase() !== md5(parts.join("") + keyB))
    return `Sign is not md5(${names.join(" + ")} + keyB)`;
  return null;
}
