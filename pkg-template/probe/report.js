/** The common part of the reports: terminal, JUnit XML, HTML page. */
export const MARKS = { right: "✓", wrong: "✗", unknown: "?" };

export const GROUPS = {
  genuine: "Genuine messages",
  forged: "What must not be believed",
  once: "What must be handled once",
  robust: "What must not stop the endpoint",
};

export function countsOf({ results }) {
  const counts = { right: 0, wrong: 0, unknown: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

/** The last answer. */
export function cameText({ failure, status, location, body }) {
  if (failure !== undefined) return `no answer (${failure})`;
  return [`status ${status}`, location && `Location: ${location}`, body ? JSON.stringify(body) : "no body"]
    .filter(Boolean)
    .join(", ");
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Escapes text for HTML and XML. XML has no control characters. */
export const escapeText = (text) =>
  String(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
    .replace(/[&<>"']/g, (one) => ENTITIES[one]);
