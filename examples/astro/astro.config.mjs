/** Gateways post forms without an Origin, which Astro refuses with 403 in production. `src/middleware.js` has its check. */
import node from "@astrojs/node";

export default {
  output: "server",
  adapter: node({ mode: "standalone" }),
  // Astro believes a Host header only where it names one of these; a form's origin is compared with it.
  security: { checkOrigin: false, allowedDomains: [{ hostname: "127.0.0.1" }] },
};
