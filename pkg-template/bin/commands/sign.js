import { openGateway, operationOf } from "../gateway.js";
import { readJson } from "../input.js";
import { report } from "../print.js";
import { SETTINGS, UsageError } from "../usage.js";

export const sign = {
  summary: "signs a request",
  usage: "paychop sign GATEWAY OPERATION [FILE] [OPTIONS]",
  positionals: [2, 3],
  about: `Reads the operation's fields as a JSON object from FILE, or from standard input
where FILE is left out or "-", and prints the signed request. Nothing is sent.

An amount is written in quotes where its digits matter: "22.70". All broken
rules of the fields are told at once.

For the cashier (basicex) and payPage (lianhe), which the payer's browser
submits, --html prints the whole page.`,
  options: {
    "base-url": { type: "string", value: "URL", doc: "where the gateway is; Basicex has one of its own" },
    path: { type: "string", value: "PATH", doc: "the path of Vpay's generic call" },
    html: { type: "boolean", doc: "prints the page that submits a form by itself" },
    ...SETTINGS,
  },
  examples: `  paychop sign basicex cashier order.json --credentials basicex.json --html > cashier.html
  echo '{"chainType":160,"callUrl":"https://shop.example/ubao"}' |
    paychop sign ubao createAddress --base-url https://ubao.example --json`,

  run({ values, positionals: [name, operation, file] }) {
    const { open, form } = operationOf(name, operation);
    if (open && values.path === undefined) throw new UsageError(`${operation} needs --path.`);
    if (values.html && !form) throw new UsageError(`${operation} is no form: it has no page.`);
    const input = readJson(file, "The input");
    const signed = () => {
      const gateway = openGateway(name, values, { sends: true });
      return open ? gateway[operation](values.path, input) : gateway[operation](input);
    };
    return report(values, signed, values.html ? ({ html }) => html : requestText);
  },
};

/** As it goes over the wire, near enough for a person. */
function requestText({ method, url, headers = {}, body, fields }) {
  const lines = [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  const form = Object.entries(fields ?? {}).map(([name, value]) => `${name}=${value}`);
  return [...lines, ...(body === undefined ? form : ["", body])].join("\n");
}
