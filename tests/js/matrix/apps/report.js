/** Hands a page's result to the server that it came from; an error is a result too. */

export function report(result) {
  return fetch("/result", { method: "POST", body: JSON.stringify(result) });
}

for (const type of ["error", "unhandledrejection"]) {
  addEventListener(type, ({ error, reason, message }) => {
    const thrown = error ?? reason;
    report({ passed: 0, failed: 1, failures: [`${message ?? thrown}\n${thrown?.stack ?? ""}`] });
  });
}
