import { curlCommand } from "../../shared/curl.js";
import { openGateway } from "../gateway.js";
import { readFields } from "../input.js";
import { operationMissing, operationNamed } from "../named.js";
import { report } from "../print.js";
import { SETTINGS } from "../usage.js";
import { UsageError } from "../usage-error.js";

export const sign = {
  summary: "signs a request",
  usage: "paychop sign GATEWAY OPERATION [FILE] [OPTIONS]",
  positionals: [2, 3],
  missing: operationMissing,
  about: `Reads the operation's fields as a JSON object from FILE, or from standard input
without FILE or with "-". Prints the signed request. Nothing is sent. An operation
without fields reads nothing.

Numbers keep their digits: 22.70 is signed as 22.70. All violations are reported
at once.

--curl prints a command that sends the request. For the cashier (basicex) and
payPage (lianhe), which the payer's browser submits, --html prints the page.`,
  options: {
    path: { type: "string", value: "PATH", doc: "the path of Vpay's generic call" },
    curl: { type: "boolean", doc: "prints a curl command that sends the request" },
    html: { type: "boolean", doc: "prints a page that submits the form itself" },
    ...SETTINGS,
  },
  examples: `  paychop sign basicex cashier order.json --credentials basicex.json --html > cashier.html
  echo '{"chainType":160,"callUrl":"https://shop.example/ubao"}' |
    paychop sign ubao createAddress --base-url https://ubao.example --json
  paychop sign ubao coins --base-url https://ubao.example --curl | sh`,

  run({ values, positionals: [name, operation, file] }) {
    const row = operationNamed(name, operation);
    const { open, form } = row;
    if (open && values.path === undefined) throw new UsageError(`${operation} needs --path.`);
    if (!open && values.path !== undefined) throw new UsageError(`${operation} has a path of its own.`);
    if (values.html && !form) throw new UsageError(`${operation} is no form: it has no page.`);
    const chosen = ["json", "curl", "html"].filter((option) => values[option]);
    if (chosen.length > 1) throw new UsageError(`Choose one of --${chosen.join(" and --")}.`);
    const input = readFields(file, row);
    const signed = () => {
      const gateway = openGateway(name, values, { sends: true });
      return open ? gateway[operation](values.path, input) : gateway[operation](input);
    };
    return report(values, signed, textOf(values));
  },
};

function textOf({ curl, html }) {
  if (curl) return curlCommand;
  return html ? (form) => form.html : requestText;
}

/** About as it is sent, for a person to read. */
function requestText({ method, url, headers = {}, body, fields }) {
  const lines = [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  const form = Object.entries(fields ?? {}).map(([name, value]) => `${name}=${value}`);
  return [...lines, ...(body === undefined ? form : ["", body])].join("\n");
}
