/** One server of Deno or Bun. Arguments: its name and its port. */
import { checkWith } from "./check.mjs";
import { CREDENTIALS, OPTIONS } from "./events.mjs";
import { bare, handler } from "./web.mjs";

const [name, port] = process.argv.slice(2);
const answer = name === "bare" ? bare(checkWith(CREDENTIALS.apiKey)) : handler(CREDENTIALS, OPTIONS);
const place = { port: Number(port), hostname: "127.0.0.1" };

if (globalThis.Deno) Deno.serve(place, (request) => answer(request));
else Bun.serve({ ...place, fetch: (request) => answer(request) });
