/** The one error of this package. `code` is stable and made for programs; `message` says how to mend it. */
export class PaychopError extends Error {
  constructor({ code, message, field, gateway, violations }) {
    super(message);
    this.code = code;
    if (field !== undefined) this.field = field;
    if (gateway !== undefined) this.gateway = gateway;
    if (violations !== undefined) this.violations = violations;
  }
}

// On the prototype, so that a printed error shows only what is about this error.
Object.defineProperty(PaychopError.prototype, "name", {
  value: "PaychopError",
  configurable: true,
  writable: true,
});
