/** Access to a server on a developer's machine: only the developer, and no other web page. */
import { isIP } from "node:net";

/**
 * Whether the request names this machine with a host name that no other person controls. With DNS rebinding, a page's own
 * domain points here, and the request names that domain.
 */
export function isOwnHost(headers, host) {
  const name = (headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  const bare = name.replace(/^\[(.*)\]$/, "$1");
  return bare === "localhost" || bare === host.toLowerCase() || isIP(bare) !== 0;
}

/** Whether a request comes from a page of this server. */
export function isFromOwnPage({ origin, host, "sec-fetch-site": site }) {
  return site === "same-origin" || origin === `http://${host}`;
}

/** Whether a request that changes something comes from this server's own pages, or from no page. */
export function isOwnPage(headers) {
  const { origin, host, "sec-fetch-site": site } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return site === undefined || site === "same-origin" || site === "none";
}
