/** As main.mjs, without an await at the top, which CommonJS has not. */
import { run } from "./all.js";

run().then((result) => console.log(JSON.stringify(result)));
