/** Where notifications may go: to this machine, and to hosts that its owner has named. */

/** Whether a host's name, as a URL has it, is this machine's own. */
function isLoopback(name) {
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(name)
  );
}

/** `allowed` are names without port. The result says why an address is not taken; undefined where it is. */
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
