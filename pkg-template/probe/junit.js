/** The report as JUnit XML, for CI systems. */
import { escaped } from "../shared/escaped.js";
import { cameText, countsOf } from "./report.js";

export function junit(report) {
  const { gateway, kind, url, seed, at, version, results } = report;
  const { answered, wrong, unknown } = countsOf(report);
  const time = seconds(results.reduce((sum, { ms }) => sum + ms, 0));
  const sums = `tests="${results.length}" failures="${wrong}" errors="0" time="${time}"`;
  const name = `name="paychop probe ${kind ? `${gateway} ${kind}` : gateway}"`;
  const properties = Object.entries({
    gateway,
    url,
    seed,
    ...(version && { version }),
    ...(answered > 0 && { "credits not known": answered }),
  }).map(([key, value]) => `      <property name="${key}" value="${escaped(value)}"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${name} ${sums}>`,
    `  <testsuite ${name} ${sums} skipped="${unknown}"${at ? ` timestamp="${at.slice(0, 19)}"` : ""}>`,
    "    <properties>",
    ...properties,
    "    </properties>",
    ...results.map((result) => testcase(gateway, result)),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testcase(gateway, { id, group, title, verdict, reason, risk, curl, answer, fix, ms }) {
  const attributes = `name="${escaped(`${id}: ${title}`)}" classname="paychop.probe.${gateway}.${group}" time="${seconds(ms)}"`;
  if (verdict === "right") return `    <testcase ${attributes}/>`;
  if (verdict === "answered")
    return `    <testcase ${attributes}><system-out>${escaped(reason)}</system-out></testcase>`;
  const text = `${reason}\n\nAt risk: ${risk}\n\nSent:\n${curl}\n\nCame back: ${cameText(answer)}\n\nTo mend: ${fix.text}`;
  const inside =
    verdict === "unknown"
      ? `<skipped message="${escaped(reason)}"/>`
      : `<failure type="${group}" message="${escaped(reason)}">${escaped(text)}</failure>`;
  return `    <testcase ${attributes}>${inside}</testcase>`;
}

const seconds = (ms) => (ms / 1000).toFixed(3);
