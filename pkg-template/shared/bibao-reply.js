/** Checks a merchant's replies to Bibao's requests for data, as the gateway does. */
import { createHash } from "node:crypto";
import { kindOf } from "./catalog.js";

/** The problem with the signed fields of a reply, parsed from JSON; null if there is none. */
export function replyFault(kind, answer, { keyB }) {
  if (answer === null || typeof answer !== "object") return "the answer is not a JSON object";
  const names = kindOf("bibao", kind).replySigned;
  const missing = names.find((name) => typeof answer[name] !== "string");
  if (missing !== undefined) return `${missing} is missing or not a string`;
  const text = names.map((name) => answer[name]).join("") + keyB;
  const expected = createHash("md5").update(text).digest("hex");
  // Upper and lower case are equal, as in every signature.
  return String(answer.Sign ?? "").toLowerCase() === expected
    ? null
    : `Sign is not md5(${names.join(" + ")} + keyB)`;
}
