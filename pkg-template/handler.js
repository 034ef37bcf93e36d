/** Answers a gateway's notifications on any server: verified, handed on once, acknowledged as the gateway wants. */
import { memoryReplay } from "./lib/handler/memory-replay.js";
import { RECEIVE } from "./lib/handler/node-listener.js";
import { receiver } from "./lib/handler/receiver.js";
import { answerRequest } from "./lib/handler/whatwg.js";

export { lambdaRequest } from "./lib/handler/lambda-request.js";
export { nodeListener } from "./lib/handler/node-listener.js";
export { redisReplay } from "./lib/handler/redis-replay.js";
export { sqlReplay, sqlReplayTable } from "./lib/handler/sql-replay.js";
export { memoryReplay };

/** `(Request) => Promise<Response>`; `nodeListener` serves it from Node's own objects. */
export function notificationHandler(gateway, onEvent, options) {
  const receive = receiver(gateway, onEvent, { replay: memoryReplay(), ...defined(options) });
  const handler = (request) => answerRequest(receive, request);
  return Object.defineProperty(handler, RECEIVE, { value: receive });
}

/** An option that is undefined is one that was not given. */
function defined(options = {}) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
