/** Replies to Bibao's requests for data. */
import { replyFault as faultOfSign } from "../shared/bibao-reply.js";
import { kindOf } from "../shared/catalog.js";
import { readJson } from "./values.js";

/** The problem with a signed reply; null if there is none. */
export function replyFault(kind, body, credentials) {
  const answer = readJson(body);
  if (answer?.Success === false) return null;
  const fault = faultOfSign(kind, answer, credentials);
  if (fault) return fault;
  if (answer.Success !== true || answer.Code !== 1) return "Success is not true with Code 1";
  const { replySigned } = kindOf("bibao", kind);
  return replySigned.some((name) => /[&=]/.test(answer[name]))
    ? "it signs a text with & or =, which can be the sign of a forged question"
    : null;
}
