/** The only error class of this package. `code` is stable, for programs; `message` says how to fix it. */
import { shared } from "./shared.js";

export const PaychopError = shared("PaychopError", makeClass);

function makeClass() {
  // The property gives the name, because bundlers do not rename properties.
  const { PaychopError: Class } = {
    PaychopError: class extends Error {
      constructor({ code, message, field, gateway, violations, authentic, data, cause }) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        if (field !== undefined) this.field = field;
        if (gateway !== undefined) this.gateway = gateway;
        if (violations !== undefined) this.violations = violations;
        if (authentic) this.authentic = true;
        if (data !== undefined) this.data = data;
      }

      /** For logs: with the message, which JSON.stringify omits for other errors, and without the data of a refused message. */
      toJSON() {
        const { name, message, data, ...rest } = this;
        return { name, message, ...rest };
      }
    },
  };

  // On the prototype, so a printed error shows only its own properties.
  Object.defineProperty(Class.prototype, "name", {
    value: "PaychopError",
    configurable: true,
    writable: true,
  });
  return Class;
}
