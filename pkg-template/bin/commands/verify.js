import { openGateway } from "../gateway.js";
import { readBytes } from "../input.js";
import { readLogged } from "../logged/index.js";
import { columns, report, toJson } from "../print.js";
import { CHECKING, EXIT, HINTS, hintsOf } from "../usage.js";

export const verify = {
  summary: "verifies a notification",
  usage: "paychop verify GATEWAY [FILE] [OPTIONS]",
  positionals: [1, 2],
  about: `Reads a notification's raw body from FILE, or from standard input without FILE or
with "-". Pass the received bytes, because the signature covers them. Prints the
content and exits with 0, or prints the reason for the refusal and exits with 1.

Before you credit, check the outcome and the direction: "out" means that the
merchant paid the money.`,
  options: { ...HINTS, ...CHECKING },
  examples: `  paychop verify ubao notification.json --credentials ubao.json
  paychop verify basicex - --kind payment --json < body.txt`,

  run({ values, positionals: [name, file] }) {
    const raw = readBytes(file);
    const verified = () => openGateway(name, values, { sends: false }).verify(raw, hintsOf(values));
    const code = report(values, verified, notificationText);
    if (code === EXIT.refused && isLogged(raw)) process.stderr.write(LOGGED);
    return code;
  },
};

const LOGGED =
  "paychop: the input is a logged HTTP request, not a body alone: `paychop diagnose` reads it, or pass the body.\n";

function isLogged(bytes) {
  try {
    return readLogged(bytes).raw !== bytes;
  } catch {
    return true;
  }
}

const SHOWN = [
  "gateway",
  "kind",
  "direction",
  "outcome",
  "amount",
  "currency",
  "coinMatches",
  "merchantOrderId",
  "gatewayOrderId",
  "replayKey",
];

function notificationText(notification) {
  const rows = SHOWN.filter((name) => notification[name] !== undefined).map((name) => [
    name,
    notification[name],
  ]);
  return `${columns(rows)}\ndata\n${toJson(notification.data)}`;
}
