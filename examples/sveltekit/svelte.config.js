/** Gateways post forms without an Origin, which SvelteKit refuses with 403 in production. `src/hooks.server.js` has its check. */
import adapter from "@sveltejs/adapter-node";

export default { kit: { adapter: adapter(), csrf: { trustedOrigins: ["*"] } } };
