/** Handlers of WHATWG's form: the check by hand and the package's. */
import { Ubao } from "paychop";
import { notificationHandler } from "paychop/handler";

const HEADERS = { "content-type": "text/plain; charset=utf-8" };

export function bare(check) {
  return async (request) => {
    try {
      await check(await request.text());
      return new Response("SUCCESS", { headers: HEADERS });
    } catch {
      return new Response(null, { status: 400 });
    }
  };
}

export function handler(credentials, options) {
  const replay = { begin: () => "new", finish() {}, release() {} };
  return notificationHandler(new Ubao(credentials, options), () => {}, { replay });
}
