/**
 * With which credentials each gateway is used. They begin as the sandbox's test credentials; what the user types
 * over them lives in these objects and nowhere else.
 */

/** Used where no sandbox serves the page, so that there is something to see. */
const STAND_INS = { desKey: "example8", merchantId: "1" };
const STAND_IN = "example";

/** By gateway id: `{ gateway, notifyUrl, credentials, options, isTest, revision, initial }`. */
export function createAccounts(catalog, state) {
  return new Map(catalog.map((gateway) => [gateway.id, createAccount(gateway, state?.gateways[gateway.id])]));
}

/** Forgets what the user typed. */
export function resetAccount(account) {
  Object.assign(account, structuredClone(account.initial));
  account.revision += 1;
}

/** Notes that the user has typed credentials. */
export function markAsOwn(account) {
  account.isTest = false;
  account.revision += 1;
}

function createAccount(gateway, given) {
  const initial = {
    credentials: given?.credentials ?? standIns(gateway),
    options: { ...given?.options, baseUrl: given?.baseUrl ?? `${location.origin}/${gateway.id}` },
    isTest: true,
  };
  const notifyUrl = given?.notifyUrl ?? `${location.origin}/_merchant/notify/${gateway.id}`;
  return { gateway, notifyUrl, revision: 0, initial, ...structuredClone(initial) };
}

function standIns({ credentials }) {
  const needed = credentials.filter(({ role }) => typeof role === "string");
  return Object.fromEntries(needed.map(({ name }) => [name, STAND_INS[name] ?? STAND_IN]));
}
