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

/** Whether a page of this server sent the request. */
export function isFromOwnPage({ origin, host, "sec-fetch-site": site }) {
  return site === "same-origin" || origin === `http://${host}`;
}

/** Whether no page of another origin sent the request: a page of this server did, or a program without a page. */
export function isNotCrossOrigin(headers) {
  const { origin, host, "sec-fetch-site": site } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return site === undefined || site === "same-origin" || site === "none";
}
