/** The check of a form's origin that vite.config.js turns off, for all routes but the gateway's: there the signature is checked. */
const SAFE = ["GET", "HEAD", "OPTIONS"];
const FORM = /form|text\/plain/i;

export function handle({ event, resolve }) {
  const { request, route, url } = event;
  const isForm = FORM.test(request.headers.get("content-type") ?? "text/plain");
  const isForeign = !SAFE.includes(request.method) && request.headers.get("origin") !== url.origin;
  if (isForm && isForeign && route.id !== "/notify") {
    return new Response("A form from another site.", { status: 403 });
  }
  return resolve(event);
}
