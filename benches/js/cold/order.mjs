/** What is signed first. */
import { readFileSync } from "node:fs";

export function orderInput() {
  return JSON.parse(readFileSync(new URL("../inputs.json", import.meta.url), "utf8")).basicexCashier;
}
