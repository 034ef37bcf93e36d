/** Gateways post forms without an Origin, which SvelteKit refuses with 403 in production. `src/hooks.server.js` has its check. */
import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";

// Before SvelteKit 2.62 these options are in svelte.config.js, as `kit: { … }`.
export default { plugins: [sveltekit({ adapter: adapter(), csrf: { trustedOrigins: ["*"] } })] };
