/** Whether an answer is the right one for what was sent. */
import { replyFault } from "./replies.js";
import { isAck } from "./wire.js";

/** The problem with an answer: `{ verdict, reason }`, or null. */
export function faultOf({ expect, kind, secretive }, answer, { gateway, credentials }) {
  const wrong = (reason) => ({ verdict: "wrong", reason });
  if (expect === "nothing") return null;
  if (answer.failure !== undefined) {
    // Closing the connection is also a refusal, but not for a genuine message.
    const cut = expect === "refuse" && (answer.failure === "ECONNRESET" || answer.failure === "EPIPE");
    return cut ? null : wrong(FAILURES[answer.failure] ?? `no answer: ${answer.failure}`);
  }
  const acked = answer.status === 200 && isAck(gateway, answer.body);
  if (expect === "ack" && !acked) return wrong(whyNoAck(answer));
  if (expect === "refuse" && acked && !secretive) return wrong("it was acknowledged");
  if (secretive && /"Sign"\s*:\s*"[0-9a-f]{32}"/i.test(answer.body))
    return wrong("it was answered with signed data");
  if (expect === "reply") {
    if (answer.status !== 200) return wrong(`status ${answer.status} in place of 200`);
    const fault = replyFault(kind, answer.body, credentials);
    if (fault) return wrong(fault);
    if (/"Success"\s*:\s*false/.test(answer.body))
      return { verdict: "unknown", reason: "it answered Success false: does it know this order?" };
  }
  return null;
}

const FAILURES = {
  "time-out": "no answer in time",
  ECONNREFUSED: "nothing listens there any more: has it crashed?",
  "endless answer": "the answer is longer than 64 KiB",
};

function whyNoAck({ status, headers, body }) {
  if (status >= 300 && status < 400) return `it redirects to ${headers.location}: no gateway follows`;
  if (status !== 200)
    return `status ${status} in place of 200: the gateway sends it again, and then gives up`;
  const said = JSON.stringify(body.slice(0, 60));
  return `the body ${said} is not the gateway's acknowledgement, to the byte`;
}

/** Whether an answer refuses: not one that acknowledges in a wrong way, such as with a line break behind its text. */
export const isRefusal = ({ failure, status, body }) =>
  failure === undefined && !(status === 200 && /success|true|^\s*(ok|200)\s*$/i.test(body));
