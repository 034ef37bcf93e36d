/**
 * The examples of frameworks that refuse a gateway's forms, built and served as in production: with the settings that they
 * have, and without, when the framework answers 403 before our code.
 */
import assert from "node:assert/strict";
import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { notification } from "paychop/testing";
import { describeExample } from "../examples/behaviour.mjs";
import { lianhe, ubao } from "../examples/gateways.mjs";
import { answerOf, freePort } from "../matrix/lib/loopback.mjs";
import { execute, start } from "../matrix/lib/process.mjs";
import { consumer } from "../matrix/lib/stage.mjs";
import { ENVIRONMENT, program } from "./lib.mjs";

const BUILD_SECONDS = 300;
const FORM = "application/x-www-form-urlencoded";

/** `strict`: the configuration that a new project of the framework has. */
const FRAMEWORKS = [
  {
    name: "SvelteKit",
    ...ubao,
    project: "sveltekit",
    build: ["vite/bin/vite.js", "build"],
    main: "build/index.js",
    configuration: "svelte.config.js",
    strict: `import adapter from "@sveltejs/adapter-node";\nexport default { kit: { adapter: adapter() } };\n`,
    hooks: "src/hooks.server.js",
  },
  {
    name: "Astro",
    ...lianhe,
    project: "astro",
    build: ["astro/astro.js", "build"],
    main: "dist/server/entry.mjs",
    configuration: "astro.config.mjs",
    strict: `import node from "@astrojs/node";
export default { output: "server", adapter: node({ mode: "standalone" }) };\n`,
    hooks: "src/middleware.js",
  },
];

for (const framework of FRAMEWORKS) {
  const folder = join(consumer, "examples", framework.project);
  const example = { ...framework, start: (environment) => serve(framework, folder, environment) };

  describeExample(example, (post, origin) => {
    const contact = (headers) =>
      post({ method: "POST", headers: { "content-type": FORM, ...headers }, body: "name=Ada" }, "/contact");

    it("takes a form of its own on another route, and refuses another site's", async () => {
      const own = await contact({ origin: origin() });
      assert.deepEqual([own.status, await own.text()], [200, "Thank you, Ada."]);
      for (const foreign of [{}, { origin: "https://evil.example" }]) {
        assert.equal((await contact(foreign)).status, 403);
      }
    });
  });

  describe(`${framework.name} without the setting`, () => {
    it("answers a signed form with 403", async () => {
      const copy = `${folder}-strict`;
      await rm(copy, { recursive: true, force: true });
      await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
      await writeFile(join(copy, framework.configuration), framework.strict);
      await rm(join(copy, framework.hooks));
      const server = await serve(framework, copy, framework.environment);
      try {
        const { method, headers, body } = notification(framework.gateway, framework.kind);
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

async function serve({ build: [tool, ...args], main }, cwd, environment) {
  const env = { ...ENVIRONMENT, ...environment };
  await execute(process.execPath, [program(tool), ...args], { cwd, env, seconds: BUILD_SECONDS });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const served = { ...env, NODE_ENV: "production", PORT: port, HOST: "127.0.0.1", ORIGIN: origin };
  return { url: `${origin}/notify`, ...start(process.execPath, [main], { cwd, env: served }) };
}
