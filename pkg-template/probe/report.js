/** The common part of the reports: terminal, JUnit XML, HTML page. */
export const MARKS = { right: "✓", answered: "~", wrong: "✗", unknown: "?" };

export const GROUPS = {
  genuine: "Genuine messages",
  forged: "What must not be believed",
  once: "What must be handled once",
  robust: "What must not stop the endpoint",
};

export function countsOf({ results }) {
  const counts = { right: 0, answered: 0, wrong: 0, unknown: 0 };
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
