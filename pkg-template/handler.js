/** Answers a gateway's notifications on any WHATWG server: verified, handed on once, acknowledged as it wants. */
import { readBody } from "./lib/read-body.js";
import { memoryReplay } from "./lib/replay.js";

export { nodeListener } from "./lib/node-listener.js";
export { redisReplay } from "./lib/redis-replay.js";
export { memoryReplay };

/** The two forms in which the gateways send. A message that names none is judged by its bytes. */
const CONTENT_TYPES = new Set(["", "application/json", "application/x-www-form-urlencoded"]);

/**
 * `(Request) => Promise<Response>`.
 *
 * `onEvent` gets each verified notification once; what it returns is the answer to the kinds that ask for
 * data. When it throws, the gateway is told to come again, and the error goes to `options.onError`.
 */
export function notificationHandler(gateway, onEvent, options = {}) {
  const { kind, replay = memoryReplay(), onError = (error) => console.error(error) } = options;

  return async (request) => {
    const received = await receive(gateway, request, kind);
    if (received instanceof Response) return received;
    try {
      return await answer(received);
    } catch (error) {
      onError(error, received);
      return respond(gateway.reject(received));
    }
  };

  async function answer(notification) {
    const { replayKey } = notification;
    if (replayKey === undefined) return handOn(notification);
    const state = await replay.begin(replayKey);
    if (state === "done") return respond(gateway.ack(notification));
    if (state === "busy") return respond({ ...gateway.reject(notification), status: 503 });
    try {
      const response = await handOn(notification);
      await note("finish", notification);
      return response;
    } catch (error) {
      await note("release", notification);
      throw error;
    }
  }

  async function handOn(notification) {
    const data = await onEvent(notification);
    return respond(acknowledgement(gateway, notification, data));
  }

  /** What was handed on is acknowledged even if the store cannot note it: a retry would hand it on twice. */
  async function note(step, notification) {
    try {
      await replay[step](notification.replayKey);
    } catch (error) {
      onError(error, notification);
    }
  }
}

/** The verified notification, or the Response that refuses what came. */
async function receive(gateway, request, kind) {
  if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
  const contentType = request.headers.get("content-type") ?? "";
  if (!CONTENT_TYPES.has(contentType.split(";", 1)[0].trim().toLowerCase())) {
    return new Response(null, { status: 415 });
  }
  try {
    const raw = await readBody(request, gateway.maxBytes);
    if (raw === undefined) return refuse(413, "too_large");
    return gateway.verify(raw, { contentType: contentType || undefined, kind });
  } catch (error) {
    // The code alone: a sentence that helps to mend a message helps to forge one.
    return error.name === "PaychopError" ? refuse(400, error.code) : refuse(400, "malformed_body");
  }
}

/** A plain acknowledgement; for the kinds that ask for data, the data that `onEvent` returned. */
function acknowledgement(gateway, notification, data) {
  try {
    return gateway.ack(notification);
  } catch (error) {
    if (error.code !== "reply_required") throw error;
    return gateway.reply(notification, data);
  }
}

function refuse(status, code) {
  return Response.json({ code }, { status });
}

function respond({ status, headers, body }) {
  return new Response(body, { status, headers });
}
