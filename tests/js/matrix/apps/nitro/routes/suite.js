/** A route of Nitro, which is Nuxt's server as well. */
import { run } from "../../../apps/all.js";

export default defineEventHandler(() => run());
