/** Answers a gateway's notifications on any server: verifies them, passes each event on once, and acknowledges them. */
import { memoryReplay } from "./lib/handler/memory-replay.js";
import { isNodeResponse, listener, RECEIVE } from "./lib/handler/node-listener.js";
import { receiver } from "./lib/handler/receiver.js";
import { checkedSettings } from "./lib/handler/settings.js";
import { answerRequest, isRequest } from "./lib/handler/whatwg.js";
import { shared } from "./lib/shared.js";

export { lambdaRequest } from "./lib/handler/lambda-request.js";
export { nodeListener } from "./lib/handler/node-listener.js";
export { redisReplay } from "./lib/handler/redis-replay.js";
export { sqlReplay, sqlReplayTable } from "./lib/handler/sql-replay.js";
export { memoryReplay };

/**
 * `(Request) => Promise<Response>`. `nodeListener` adapts it to Node's own objects. It also accepts Node's objects directly,
 * because Express's types allow a route without `nodeListener`.
 */
export function notificationHandler(gateway, onEvent, options) {
  const settings = checkedSettings(gateway, onEvent, options);
  // One for the process: what one route has handled, no other route hands on again.
  const { replay = shared("replay", memoryReplay) } = settings;
  const receive = receiver(gateway, onEvent, { ...settings, replay });
  const listen = listener(receive);
  const handler = (request, ...others) => {
    if (isRequest(request)) return answerRequest(receive, request);
    if (isNodeResponse(others[0])) return listen(request, others[0]);
    // Thrown here and not in a promise: a framework may ignore the promise, and the gateway would wait for an answer.
    throw new TypeError(
      "notificationHandler takes a Request (Hono: c.req.raw). For Node's own request and response use " +
        "nodeListener(handler) (Express, node:http: req, res; Koa: ctx.req, ctx.res; Fastify: request.raw, reply.raw).",
    );
  };
  return Object.defineProperty(handler, RECEIVE, { value: receive });
}
