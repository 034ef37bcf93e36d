/** The same jobs through the installed package. */
import * as paychop from "paychop";

const exported = new Map(Object.entries(paychop));

/** The job of one entry of `inputs.json`; `fixed` as for jobs by hand. */
export function packaged({ gateway, credentials, options, operation }, fixed = {}) {
  const object = new (exported.get(gateway))(credentials, { ...options, ...fixed });
  return operation ? (input) => object[operation](input) : (raw) => object.verify(raw);
}
