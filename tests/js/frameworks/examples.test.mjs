/**
 * The examples of frameworks that refuse a gateway's forms, built and served as in production: with the settings that they
 * have, and without, when the framework answers 403 before our code.
 */
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { notification } from "paychop/testing";
import { describeExample } from "../examples/behaviour.mjs";
import { lianhe, ubao } from "../examples/gateways.mjs";
import { answerOf, freePort } from "../matrix/lib/loopback.mjs";
import { start } from "../matrix/lib/process.mjs";
import { consumer } from "../matrix/lib/stage.mjs";
import { LINES } from "./lines.mjs";

const FORM = "application/x-www-form-urlencoded";

/**
 * `strict`: the configuration that a new project of the framework has; `protocol`: of its own origin, for SvelteKit takes
 * itself to be behind a proxy with TLS.
 */
const FRAMEWORKS = [
  {
    ...ubao,
    framework: "SvelteKit",
    of: "@sveltejs/kit",
    tool: ".bin/vite",
    main: "build/index.js",
    configuration: "vite.config.js",
    strict: `import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
export default { plugins: [sveltekit({ adapter: adapter() })] };\n`,
    hooks: "src/hooks.server.js",
    protocol: "https:",
  },
  {
    ...lianhe,
    framework: "Astro",
    of: "astro",
    tool: ".bin/astro",
    main: "dist/server/entry.mjs",
    configuration: "astro.config.mjs",
    strict: `import node from "@astrojs/node";
export default { output: "server", adapter: node({ mode: "standalone" }) };\n`,
    hooks: "src/middleware.js",
    protocol: "http:",
  },
];

for (const line of LINES) {
  for (const one of FRAMEWORKS) {
    const name = `${one.framework} ${await line.versionOf(one.of)}`;
    const project = join(consumer, "examples", one.framework.toLowerCase());

    async function build(copyName, change) {
      const cwd = await line.copyOf(project, copyName);
      await change?.(cwd);
      await line.run(one.tool, ["build"], cwd);
      const port = await freePort();
      const env = { ...line.environment, ...one.environment, NODE_ENV: "production", PORT: port };
      const options = { cwd, env: { ...env, HOST: "127.0.0.1" } };
      return { url: `http://127.0.0.1:${port}/notify`, ...start(line.node, [one.main], options) };
    }

    describeExample({ ...one, name, start: () => build("example") }, (post, host) => {
      const contact = (headers) =>
        post({ method: "POST", headers: { "content-type": FORM, ...headers }, body: "name=Ada" }, "/contact");

      it("takes a form of its own on another route, and refuses another site's", async () => {
        const own = await contact({ origin: `${one.protocol}//${host()}` });
        assert.deepEqual([own.status, await own.text()], [200, "Thank you, Ada."]);
        for (const foreign of [{}, { origin: "https://evil.example" }]) {
          assert.equal((await contact(foreign)).status, 403);
        }
      });
    });

    describe(`${name} without the setting`, () => {
      it("answers a signed form with 403", async () => {
        const server = await build("strict-example", async (cwd) => {
          await writeFile(join(cwd, one.configuration), one.strict);
          await rm(join(cwd, one.hooks));
        });
        try {
          const { method, headers, body } = notification(one.gateway, one.kind);
          assert.ok(headers["content-type"].startsWith(FORM));
          const response = await answerOf(server.url, server, { method, headers, body });
          assert.equal(response.status, 403);
          assert.match(await response.text(), /^Cross-site POST form submissions are forbidden/);
        } finally {
          await server.stop();
        }
      });
    });
  }
}
