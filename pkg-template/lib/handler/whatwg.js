/** Adapts a receiver to the Request and Response of WHATWG servers. */
import { BodyConsumed } from "./body-consumed.js";
import { readBody } from "./read-body.js";

export async function answerRequest(receive, request) {
  const { status, headers, body } = await receive({
    method: request.method,
    contentType: request.headers.get("content-type") ?? undefined,
    read(limit) {
      if (request.bodyUsed || request.body?.locked) throw new BodyConsumed();
      return readBody(request, limit);
    },
  });
  return new Response(body, { status, headers });
}

/** Checked by its methods, because each realm has its own Request class. */
export function isRequest(given) {
  return typeof given?.headers?.get === "function";
}
