/** `paychop/web`: whatever a page has of the wasm file will do, and what failed may be tried again. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";

const wasm = readFileSync(new URL(import.meta.resolve("paychop/paychop.wasm")));
const address = import.meta.resolve("paychop/web");

const TYPED = { headers: { "content-type": "application/wasm" } };

describe("init", () => {
  let server;
  let url;

  before(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.url === "/paychop.wasm" ? 200 : 404).end(wasm);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${server.address().port}/`;
  });
  after(() => server.close());

  it("comes before everything else, and may be tried again", async () => {
    const { Ubao, PaychopError, init } = await import(address);
    const make = () => new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://gateway.example" });
    const isNotInitialised = (error) => error instanceof PaychopError && error.code === "not_initialised";
    assert.throws(make, isNotInitialised);
    await assert.rejects(init(`${url}nowhere`), /nowhere.*404/);
    await assert.rejects(init(Uint8Array.of(1, 2, 3)), WebAssembly.CompileError);
    assert.throws(make, isNotInitialised);
    await init(`${url}paychop.wasm`);
    assert.equal(new URLSearchParams(make().coins().body).get("merchantId"), "1");
  });

  const sources = {
    bytes: () => wasm,
    "an ArrayBuffer": () => new Uint8Array(wasm).buffer,
    "a compiled module": () => new WebAssembly.Module(wasm),
    "a Response": () => new Response(wasm, TYPED),
    "a Response without a type": () => new Response(wasm),
    "a URL": () => new URL(`${url}paychop.wasm`),
    "a Request": () => new Request(`${url}paychop.wasm`),
    "a promise": () => fetch(`${url}paychop.wasm`),
  };
  for (const [index, [what, source]] of Object.entries(sources).entries()) {
    it(`takes ${what}`, async () => {
      // A module instance of its own, which has loaded nothing yet.
      const { init } = await import(`${address}?${index}`);
      const first = init(source());
      assert.equal(init(), first);
      await first;
    });
  }
});
