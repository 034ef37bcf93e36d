import { openGateway, operationOf } from "../gateway.js";
import { readBytes, readJson } from "../input.js";
import { columns, report } from "../print.js";
import { HINTS, SETTINGS, UsageError } from "../usage.js";

export const explain = {
  summary: "shows how a sign comes about",
  usage:
    "paychop explain GATEWAY OPERATION [FILE] [OPTIONS]\n       paychop explain GATEWAY --notification [FILE] [OPTIONS]",
  positionals: [1, 3],
  about: `Reads an operation's fields, or with --notification a notification's raw body,
from FILE or from standard input, and prints the sign string, the sign and the
steps between. Every secret is masked.`,
  options: {
    notification: { type: "boolean", doc: "explains a notification, not a request" },
    "base-url": { type: "string", value: "URL", doc: "where the gateway is; only shown" },
    path: { type: "string", value: "PATH", doc: "the path of Vpay's generic call" },
    ...HINTS,
    ...SETTINGS,
  },
  examples: `  paychop explain vpay createFixedCustomRate order.json --credentials vpay.json
  paychop explain lianhe --notification body.txt --credentials lianhe.json`,

  run({ values, positionals }) {
    const [name, ...rest] = positionals;
    const step = values.notification ? ofNotification(name, rest, values) : ofRequest(name, rest, values);
    return report(values, step, explanationText);
  },
};

function ofNotification(name, [file, ...more], values) {
  if (more.length > 0) throw new UsageError(`Usage: ${explain.usage}`);
  const raw = readBytes(file);
  const hints = { kind: values.kind, contentType: values["content-type"] };
  return () => openGateway(name, values, { sends: false }).explainNotification(raw, hints);
}

function ofRequest(name, [operation, file], values) {
  if (operation === undefined) throw new UsageError(`Usage: ${explain.usage}`);
  operationOf(name, operation);
  const input = readJson(file, "The input");
  return () => openGateway(name, values, { sends: false }).explain(operation, input, { path: values.path });
}

function explanationText({ signString, algorithm, sign, steps, warnings }) {
  const rows = [
    ["sign string", signString],
    [algorithm, sign],
    ...steps.map(({ name, value }) => [name, value]),
  ];
  return [columns(rows), ...warnings.map((warning) => `warning: ${warning}`)].join("\n");
}
