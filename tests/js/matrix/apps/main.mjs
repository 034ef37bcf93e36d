/** Node, Deno and Bun. The last line of the output is the result, as in every program here that prints. */
import { run } from "./all.js";

console.log(JSON.stringify(await run()));
