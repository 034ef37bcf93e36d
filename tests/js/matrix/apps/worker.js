/** A Cloudflare Worker. */
import { run } from "./all.js";

export default {
  fetch: async () => Response.json(await run()),
};
