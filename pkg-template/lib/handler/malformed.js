/** The error for a body that cannot be read. */
import { PaychopError } from "../error.js";

export function malformedBody(message) {
  return new PaychopError({ code: "malformed_body", message });
}
