/** The reasons in the sandbox's conformance record. The demo page uses this file, too. */

/** The findings of a refusal, which are more specific than the error; without findings, the error itself. */
export function findingsOf({ code, message, findings = [] }) {
  return findings.length > 0 ? findings : [{ code, message }];
}
