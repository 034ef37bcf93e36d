import { inFlags } from "../flags.js";
import { openGateway } from "../gateway.js";
import { readBytes } from "../input.js";
import { readLogged } from "../logged/index.js";
import { report } from "../print.js";
import { EXIT, HINTS, hintsOf, SETTINGS } from "../usage.js";

export const diagnose = {
  summary: "says why a notification does not verify",
  usage: "paychop diagnose GATEWAY [FILE] [OPTIONS]",
  positionals: [1, 2],
  about: `Reads a notification from FILE or from standard input, tries the mistakes that
people make, and names the one that fits with its remedy. Exits with 0 where the
notification verifies as it is, else with 1.

Takes the raw body, or the HTTP request as it was logged: a raw request with its
headers, what "curl -v" prints, a curl command, or a HAR file. The Content-Type
of the log counts where --content-type is left out.`,
  options: { ...HINTS, ...SETTINGS },
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
  const lines = findings.map(({ code, message, fix }) => `${code}: ${inFlags(message)}\n  ${inFlags(fix)}`);
  return [verified ? "It verifies." : "It does not verify.", ...lines].join("\n");
}
