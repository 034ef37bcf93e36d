/** Where secrets stay: once in the core's memory, for as long as their gateway object lives, and nowhere else. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";

/** The instance that the package makes, whose memory is looked through here. */
const instances = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    instances.push(this);
  }
};
const { notification } = await import("paychop/testing");
const { credentialsOf, exampleOf, gatewayOf, mainKind, tables } = await import("../merchants.mjs");

/** Credentials whose secrets stand nowhere else, as long as those of the tests. */
function ownCredentials(table) {
  const given = Object.entries(credentialsOf(table.name));
  return Object.fromEntries(
    given.map(([part, value]) => {
      const isSecret = table.credentials.some(({ name, role }) => name === part && role === "secret");
      return [part, isSecret ? unlikely(table.id, part).slice(0, value.length === 8 ? 8 : 24) : value];
    }),
  );
}

function unlikely(...parts) {
  return createHash("sha256").update(parts.join(" ")).digest("base64url");
}

/** How often a text stands in the core's memory. */
function timesInMemory(text) {
  assert.equal(instances.length, 1);
  const { memory } = instances[0].exports;
  const bytes = Buffer.from(memory.buffer);
  let times = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) times += 1;
  return times;
}

describe("a secret", () => {
  for (const table of tables) {
    const { name } = table;
    it(`of ${name} is in the core's memory once`, () => {
      const credentials = ownCredentials(table);
      const gateway = gatewayOf(name, { credentials });
      const [operation] = table.operations;
      const kind = mainKind(name);
      const sign = () => gateway[operation.name](exampleOf(operation.fields));
      sign();
      const { body } = notification(gateway, kind);
      const at = body.search(/sign"?[=:]/i);
      const forged = body.slice(0, at) + body.slice(at).replace(/[0-9]/g, "a");
      for (let i = 0; i < 3; i++) {
        assert.equal(gateway.verify(body, { kind }).kind, kind);
        assert.throws(() => gateway.verify(forged, { kind }), { code: "signature_mismatch" });
        gateway.explainNotification(body, { kind });
        assert.equal(gateway.diagnose(forged, { kind }).verified, false);
        sign();
      }
      for (const { name: part } of table.credentials.filter(({ role }) => role === "secret")) {
        const secret = credentials[part];
        assert.equal(timesInMemory(secret), 1, part);
        // A digest takes its text in blocks, so that a copy may be a part of it.
        for (const piece of [secret.slice(0, 8), secret.slice(-8)])
          assert.equal(timesInMemory(piece), 1, part);
      }
    });
  }
});
