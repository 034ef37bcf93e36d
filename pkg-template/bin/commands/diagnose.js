import { inFlags } from "../flags.js";
import { openGateway } from "../gateway.js";
import { readBytes } from "../input.js";
import { readLogged } from "../logged/index.js";
import { report } from "../print.js";
import { CHECKING, EXIT, HINTS, hintsOf } from "../usage.js";

export const diagnose = {
  summary: "reports why a notification does not verify",
  usage: "paychop diagnose GATEWAY [FILE] [OPTIONS]",
  positionals: [1, 2],
  about: `Reads a notification from FILE or from standard input, tests common mistakes, and
reports the one that explains the failure, with its fix. Exits with 0 if the
notification verifies, otherwise with 1.

Accepts the raw body or a logged HTTP request: a raw request with its headers, the
output of "curl -v", a curl command, or a HAR file. Without --content-type, the
Content-Type of the log is used.`,
  options: { ...HINTS, ...CHECKING },
  examples: `  paychop diagnose lianhe body.txt --credentials lianhe.json
  paychop diagnose vpay request.log --credentials vpay.json`,

  run({ values, positionals: [name, file] }) {
    const { raw, contentType, notes } = readLogged(readBytes(file));
    for (const note of notes) process.stderr.write(`paychop: ${note}\n`);
    const given = hintsOf(values);
    const hints = { ...given, contentType: given.contentType ?? contentType };
    let verified = false;
    const diagnosed = () => {
      const diagnosis = openGateway(name, values, { sends: false }).diagnose(raw, hints);
      verified = diagnosis.verified;
      return diagnosis;
    };
    const code = report(values, diagnosed, diagnosisText);
    return code === EXIT.ok && !verified ? EXIT.refused : code;
  },
};

function diagnosisText({ verified, findings }) {
  const lines = findings.map(
    (finding) => `${finding.code}: ${inFlags(finding.message, finding)}\n  ${inFlags(finding.fix, finding)}`,
  );
  return [verified ? "It verifies." : "It does not verify.", ...lines].join("\n");
}
