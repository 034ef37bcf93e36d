/**
 * The jobs by hand with node:crypto and the guarantees of the package, by well-kept libraries: exact numbers by
 * lossless-json, rules of requests by ajv. `guarantees.mjs` shows that both refuse the same.
 */
import { basicexVerify, ubaoVerify, vpayVerify } from "./notifications.mjs";
import { basicexCashier, bibaoLogin, ubaoRequest } from "./requests.mjs";

const JOBS = {
  ubaoRequest,
  ubaoVerify,
  basicexCashier,
  basicexCashierChinese: basicexCashier,
  basicexVerify,
  bibaoLogin,
  vpayVerify,
};

/** One function of the input; `kit` and `fixed` as for `hand`. */
export function careful(name, kit, credentials, fixed = {}) {
  return JOBS[name](kit, credentials, fixed);
}
