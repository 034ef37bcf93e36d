/** Reads the core's output for a notification. */

/** One line each: kind, direction, outcome, secretIndex, five strings, coinMatches, unsigned; then data, unchanged. */
export function notification(gateway, text) {
  let at = 0;
  const line = () => {
    const end = text.indexOf("\n", at);
    const found = text.slice(at, end);
    at = end + 1;
    return found;
  };
  const kind = line();
  const direction = line();
  const outcome = line();
  const secretIndex = Number(line());
  const amount = line();
  const currency = line();
  const merchantOrderId = line();
  const gatewayOrderId = line();
  const replayKey = line();
  const coinMatches = line();
  const unsigned = line();
  const found = {
    gateway,
    kind,
    direction,
    outcome,
    data: JSON.parse(text.slice(at)),
    unsigned: unsigned === "{}" ? {} : JSON.parse(unsigned),
  };
  if (amount !== "") found.amount = textOf(amount);
  if (currency !== "") found.currency = textOf(currency);
  if (merchantOrderId !== "") found.merchantOrderId = textOf(merchantOrderId);
  if (gatewayOrderId !== "") found.gatewayOrderId = textOf(gatewayOrderId);
  if (replayKey !== "") found.replayKey = textOf(replayKey);
  if (coinMatches !== "") found.coinMatches = coinMatches === "true";
  found.secretIndex = secretIndex;
  return found;
}

/** The value of a JSON string. Few have an escape. */
function textOf(json) {
  return json.includes("\\") ? JSON.parse(json) : json.slice(1, -1);
}
