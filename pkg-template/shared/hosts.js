/** Whether a host name, as a URL has it, always means this machine. */
export function isLoopback(name) {
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(name)
  );
}
