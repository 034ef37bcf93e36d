/** The error for a body that cannot be read. */
import { PaychopError } from "../error.js";

export function malformedBody(message, cause) {
  return new PaychopError({ code: "malformed_body", message, cause });
}

/** `cause`: the error of the read. */
export function brokenOff(cause) {
  return malformedBody("The body broke off before its end.", cause);
}
