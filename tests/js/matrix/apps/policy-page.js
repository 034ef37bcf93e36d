/** A page whose Content-Security-Policy has no 'wasm-unsafe-eval': the first gateway, and `init`, name what is missing. */
import { Ubao } from "paychop";
import { init } from "paychop/web";
import { report } from "./report.js";

const make = () => new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://gateway.example" });

const failures = [];
for (const [what, act] of Object.entries({ make, init })) {
  try {
    await act();
    failures.push(`${what}: nothing was thrown`);
  } catch ({ name, code, message }) {
    const told =
      name === "PaychopError" && code === "not_initialised" && message.includes("'wasm-unsafe-eval'");
    if (!told) failures.push(`${what}: ${name} ${code} ${message}`);
  }
}
report({ passed: 2 - failures.length, failed: failures.length, failures });
