/** Addresses that look like a chain's own, but have no owner. */
import { createHash } from "node:crypto";

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const TRON = /^T[1-9A-HJ-NP-Za-km-z]{33}$/;
const EVM = /^0x[0-9a-fA-F]{40}$/;

/** The same address for the same seed. */
export function addressOn(chain, seed) {
  const hash = createHash("sha256").update(`${chain}/${seed}`).digest();
  if (chain !== "TRON") return `0x${hash.toString("hex").slice(0, 40)}`;
  return `T${Array.from({ length: 33 }, (_, i) => BASE58[(hash[i % 32] + i) % 58]).join("")}`;
}

/** Whether it could be an address of this chain. */
export function isAddress(chain, address) {
  return (chain === "TRON" ? TRON : EVM).test(address);
}
