/**
 * With which credentials each gateway is used. They begin as the sandbox's test credentials; what the user types
 * over them lives in these objects and nowhere else.
 */
import { accounts } from "../paychop/sandbox/accounts.js";

/** By gateway id: `{ gateway, notifyUrl, credentials, options, isTest, revision, initial }`. */
export function createAccounts(catalog, state) {
  return new Map(
    catalog.map((gateway) => [
      gateway.id,
      createAccount(gateway, state?.gateways[gateway.id] ?? alone(gateway)),
    ]),
  );
}

/** Where no sandbox serves the page: its test merchant, at hosts that nobody has. */
function alone({ id }) {
  return {
    credentials: accounts[id],
    baseUrl: `https://${id}.example`,
    notifyUrl: `https://shop.example/notify/${id}`,
  };
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
    credentials: given.credentials,
    options: { ...given.options, baseUrl: given.baseUrl },
    isTest: true,
  };
  return { gateway, notifyUrl: given.notifyUrl, revision: 0, initial, ...structuredClone(initial) };
}
