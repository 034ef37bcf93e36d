/** The same jobs through the installed package. */
import { Basicex, Bibao, Ubao, Vpay } from "paychop";

const CLASSES = { Basicex, Bibao, Ubao, Vpay };

/** The job of one entry of `inputs.json`; `fixed` as for jobs by hand. */
export function packaged({ gateway, credentials, options, operation }, fixed = {}) {
  const object = new CLASSES[gateway](credentials, { ...options, ...fixed });
  return operation ? (input) => object[operation](input) : (raw) => object.verify(raw);
}
