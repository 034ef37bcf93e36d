/** Allowed hosts for notifications: this machine, and hosts that the user has named. */
import { isLoopback } from "../shared/hosts.js";

/** `allowed` are names without port. Returns why an address is refused; undefined if it is allowed. */
export function hostGuard(allowed = []) {
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  return (address) => {
    if (!URL.canParse(address)) return `${address} is no URL.`;
    const { protocol, hostname } = new URL(address);
    if (protocol !== "http:" && protocol !== "https:") return `${address} is no address of the web.`;
    if (isLoopback(hostname) || names.has(hostname)) return undefined;
    return `Notifications go to this machine only. Start the sandbox with --notify-host ${hostname} to send them there.`;
  };
}
