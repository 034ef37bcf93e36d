/** Answers a gateway's notifications on any server: verified, handed on once, acknowledged as the gateway wants. */
import { memoryReplay } from "./lib/handler/memory-replay.js";
import { isNodeResponse, listener, RECEIVE } from "./lib/handler/node-listener.js";
import { receiver } from "./lib/handler/receiver.js";
import { answerRequest, isRequest } from "./lib/handler/whatwg.js";
import { shared } from "./lib/shared.js";

export { lambdaRequest } from "./lib/handler/lambda-request.js";
export { nodeListener } from "./lib/handler/node-listener.js";
export { redisReplay } from "./lib/handler/redis-replay.js";
export { sqlReplay, sqlReplayTable } from "./lib/handler/sql-replay.js";
export { memoryReplay };

/**
 * `(Request) => Promise<Response>`; `nodeListener` serves it from Node's own objects. A server that hands these to it
 * directly is served as well: Express's types accept a route without `nodeListener`.
 */
export function notificationHandler(gateway, onEvent, options = {}) {
  // One for the process: what one route has handled, no other route hands on again.
  const { replay = shared("replay", () => memoryReplay()) } = options;
  const receive = receiver(gateway, onEvent, { ...options, replay });
  const listen = listener(receive);
  const handler = (request, ...others) => {
    if (isRequest(request)) return answerRequest(receive, request);
    if (isNodeResponse(others[0])) return listen(request, others[0]);
    // Here and not in a promise, which a framework may never look at: the gateway would wait for an answer.
    throw new TypeError(
      "notificationHandler takes a Request (Hono: c.req.raw). For Node's own request and response use " +
        "nodeListener(handler) (Express, node:http: req, res; Koa: ctx.req, ctx.res; Fastify: request.raw, reply.raw).",
    );
  };
  return Object.defineProperty(handler, RECEIVE, { value: receive });
}
