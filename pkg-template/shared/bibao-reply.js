/** A merchant's answers to Bibao's questions, as the gateway checks them. */
import { createHash } from "node:crypto";
import { kindOf } from "./catalog.js";

/** What is wrong with the signed fields of an answer, parsed from JSON; null where nothing is. */
export function replyFault(kind, answer, { keyB }) {
  if (answer === null || typeof answer !== "object") return "the answer is not a JSON object";
  const names = kindOf("bibao", kind).replySigned;
  const missing = names.find((name) => typeof answer[name] !== "string");
  if (missing !== undefined) return `${missing} is missing or not a string`;
  const text = names.map((name) => answer[name]).join("") + keyB;
  const expected = createHash("md5").update(text).digest("hex");
  // A sign is the same in either case, as it is in every message.
  return String(answer.Sign ?? "").toLowerCase() === expected
    ? null
    : `Sign is not md5(${names.join(" + ")} + keyB)`;
}
