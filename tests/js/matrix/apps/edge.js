/** A function of Vercel's edge runtime. */
import { run } from "./all.js";

addEventListener("fetch", (event) => event.respondWith(run().then((result) => Response.json(result))));
