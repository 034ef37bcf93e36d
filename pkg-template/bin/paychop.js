#!/usr/bin/env node
/** `npx paychop`: finds the command, and converts errors to exit codes. */
import { gatewayIds } from "../shared/catalog.js";
import { diagnose } from "./commands/diagnose.js";
import { explain } from "./commands/explain.js";
import { probe } from "./commands/probe.js";
import { sandbox } from "./commands/sandbox.js";
import { sign } from "./commands/sign.js";
import { verify } from "./commands/verify.js";
import { EXIT, help, parse } from "./usage.js";
import { UsageError } from "./usage-error.js";
import { version } from "./version.js";

const COMMANDS = { sign, verify, explain, diagnose, sandbox, probe };

const OVERVIEW = `Signs requests for and verifies notifications of payment gateways:
${gatewayIds.join(", ")}.

Usage: paychop COMMAND [ARGUMENTS]

Commands:
  sign       signs a request and prints it, ready to send
  verify     verifies a notification and prints its content
  explain    shows how a signature is computed, step by step, with masked secrets
  diagnose   reports why a notification does not verify, and the fix
  sandbox    simulates all five gateways on this machine
  probe      tests a notification endpoint in any language

"paychop COMMAND --help" lists the options; "paychop --version" prints the version.

Secrets are read from the environment variable PAYCHOP_CREDENTIALS or from the
file of --credentials, never from arguments.

Exit codes: 0 success; 1 refused, forged or invalid; 2 wrong usage.
`;

async function main([name, ...rest]) {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(OVERVIEW);
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  if (name === "--version" || name === "-v" || name === "-V") {
    process.stdout.write(`${version}\n`);
    return EXIT.ok;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new UsageError(`There is no command "${name}", only ${Object.keys(COMMANDS).join(", ")}.`);
  }
  const command = COMMANDS[name];
  const { values, positionals } = parse(command, rest);
  if (values.help) {
    process.stdout.write(help(name, command));
    return EXIT.ok;
  }
  return command.run({ values, positionals });
}

/** The reader has gone, such as `head` after its lines: there is nobody to write to. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`paychop: ${error.message}\n`);
  process.exitCode = EXIT.usage;
}
