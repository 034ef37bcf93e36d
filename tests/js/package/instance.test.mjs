/** One instance of the core and one error class in a process, and what is said where the core cannot live. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import * as imported from "paychop";
import * as web from "paychop/web";

const require = createRequire(import.meta.url);

describe("import, require and paychop/web", () => {
  const required = require("paychop");
  const { init, ...ofWeb } = web;
  const { init: initRequired, ...ofRequiredWeb } = require("paychop/web");

  for (const [what, names] of Object.entries({ required, ofWeb, ofRequiredWeb })) {
    it(`give the same classes: ${what}`, () => {
      assert.deepEqual(Object.keys(names).sort(), Object.keys(imported).sort());
      for (const [name, Class] of Object.entries(imported)) assert.equal(names[name], Class, name);
    });
  }

  it("name their classes", () => {
    for (const [name, Class] of Object.entries(imported)) assert.equal(Class.name, name);
  });

  it("give a sandbox to require too", async () => {
    const { createSandbox } = require("paychop/sandbox");
    const sandbox = createSandbox({ port: 0 });
    assert.equal(sandbox.url, undefined);
    const url = await sandbox.listen();
    assert.equal(sandbox.url, url);
    assert.equal((await fetch(`${url}/_sandbox/state`)).status, 200);
    await sandbox.close();
  });
});

describe("where the core cannot live, an import is silent and the first gateway says", () => {
  const MAKE = `new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example" })`;
  const TOLD = `catch (error) { console.log(error.name, error.code, error.message); }`;
  const cases = {
    "no WebAssembly": { flags: ["--jitless"], names: /--jitless/ },
    "a Content-Security-Policy": {
      before: `WebAssembly.Module = function () {
        throw new WebAssembly.CompileError("Refused to compile or instantiate WebAssembly module because neither " +
          "'wasm-eval' nor 'unsafe-eval' is an allowed source of script in the Content Security Policy directive");
      };`,
      names: /'wasm-unsafe-eval'/,
    },
    "no random bytes": {
      before: `process.getBuiltinModule = undefined; Object.defineProperty(globalThis, "crypto", { value: undefined });`,
      names: /globalThis\.crypto/,
    },
  };
  for (const [what, { flags = [], before = "", names }] of Object.entries(cases)) {
    for (const load of [`await import("paychop")`, `createRequire(import.meta.url)("paychop")`]) {
      it(`${what}: ${load}`, () => {
        const program = `import { createRequire } from "node:module";
          ${before}
          const { Ubao } = ${load};
          try { ${MAKE}.coins(); } ${TOLD}`;
        const { stdout, stderr } = spawnSync(
          process.execPath,
          [...flags, "--input-type=module", "--eval", program],
          { encoding: "utf8" },
        );
        assert.match(stdout, /^PaychopError not_initialised /, stderr);
        assert.match(stdout, names);
      });
    }
  }
});
