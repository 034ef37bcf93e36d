/** Who may talk to a server on a developer's own machine: that developer, and no web page from elsewhere. */
import { isIP } from "node:net";

/**
 * Whether the request was addressed to this machine by a name that no stranger controls. A page whose own domain is
 * made to point here (DNS rebinding) names its domain.
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

/** Whether a request that changes something comes from this server's own pages, or from no page at all. */
export function isOwnPage(headers) {
  const { origin, host, "sec-fetch-site": site } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return site === undefined || site === "same-origin" || site === "none";
}
