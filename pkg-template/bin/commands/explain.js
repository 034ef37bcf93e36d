import { openGateway } from "../gateway.js";
import { readBytes, readFields } from "../input.js";
import { operationMissing, operationNamed } from "../named.js";
import { columns, report } from "../print.js";
import { HINTS, hintsOf, SETTINGS } from "../usage.js";
import { UsageError } from "../usage-error.js";

export const explain = {
  summary: "shows how a signature is computed",
  usage:
    "paychop explain GATEWAY OPERATION [FILE] [OPTIONS]\n       paychop explain GATEWAY --notification [FILE] [OPTIONS]",
  positionals: [1, 3],
  about: `Reads an operation's fields, or with --notification a notification's raw body,
from FILE or from standard input. Prints the steps of the signature, one per line.
Every secret is masked.`,
  options: {
    notification: { type: "boolean", doc: "explains a notification, not a request" },
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
  return () => openGateway(name, values, { sends: false }).explainNotification(raw, hintsOf(values));
}

function ofRequest(name, [operation, file], values) {
  if (operation === undefined) throw new UsageError(operationMissing([name]));
  const input = readFields(file, operationNamed(name, operation));
  return () => openGateway(name, values, { sends: false }).explain(operation, input, { path: values.path });
}

/** The steps include the sign string and the signature. A step without a value, such as the body of a GET, is left out. */
function explanationText({ algorithm, steps, warnings }) {
  const rows = steps
    .filter(({ value }) => value !== "")
    .map(({ name, value }) => [name === "sign" ? `sign (${algorithm})` : name, value]);
  return [columns(rows), ...warnings.map((warning) => `warning: ${warning}`)].join("\n");
}
