import { openGateway } from "../gateway.js";
import { readBytes } from "../input.js";
import { report } from "../print.js";
import { EXIT, HINTS, SETTINGS } from "../usage.js";

export const diagnose = {
  summary: "says why a notification does not verify",
  usage: "paychop diagnose GATEWAY [FILE] [OPTIONS]",
  positionals: [1, 2],
  about: `Reads a notification's raw body from FILE or from standard input, tries the
mistakes that people make, and names the one that fits with its remedy. Exits
with 0 where the notification verifies as it is, else with 1.`,
  options: { ...HINTS, ...SETTINGS },
  examples: "  paychop diagnose lianhe body.txt --credentials lianhe.json",

  run({ values, positionals: [name, file] }) {
    const raw = readBytes(file);
    const hints = { kind: values.kind, contentType: values["content-type"] };
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
  const lines = findings.map(({ code, message, fix }) => `${code}: ${message}\n  ${fix}`);
  return [verified ? "It verifies." : "It does not verify.", ...lines].join("\n");
}
