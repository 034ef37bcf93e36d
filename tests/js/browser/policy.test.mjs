/** The page under its Content-Security-Policy. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { useWorld, visit } from "./support/world.mjs";

const world = useWorld();

test("the policy allows no inline script or style, and the page has none", async () => {
  const response = await fetch(world.url);
  const policy = response.headers.get("content-security-policy");
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  assert.match(policy, /form-action 'self' https:(;|$)/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);

  const page = await visit(world);
  const inline = await page.evaluate(() => ({
    scripts: [...document.scripts].filter((script) => script.text !== "").length,
    styles: document.querySelectorAll("style, [style]").length,
    handlers: [...document.querySelectorAll("*")].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith("on")),
    ),
  }));
  assert.deepEqual(inline, { scripts: 0, styles: 0, handlers: [] });
});

test("everything comes from the sandbox: the page calls no other host", async () => {
  const page = await visit(world);
  const resources = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name),
  );
  const elsewhere = resources.filter((name) => new URL(name).origin !== world.url);
  assert.ok(resources.some((name) => name.endsWith("/paychop.wasm")));
  assert.deepEqual(elsewhere, []);
});

test("the sandbox is not pressed by pages from elsewhere", async () => {
  const headers = { origin: "https://elsewhere.example.test" };
  const response = await fetch(`${world.url}/_sandbox/orders/1/pay`, { method: "POST", headers });
  assert.equal(response.status, 403);
});
