/** The page on a static host, in a folder below its root: as `cargo xtask site` builds it, without a sandbox. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { goTo, useWorld, visit } from "./support/world.mjs";

const SITE = process.env.PAYCHOP_SITE;
const BELOW = "/project/";
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const world = useWorld();
const missing = [];

/** A host that knows nothing but files. */
const host = createServer(({ url }, response) => {
  const path = new URL(url, "http://host").pathname;
  const inside = path.startsWith(BELOW) ? path.slice(BELOW.length) || "index.html" : "";
  const file = join(SITE, normalize(`/${inside}`));
  if (inside === "" || !existsSync(file) || !statSync(file).isFile()) {
    missing.push(path);
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": TYPES[extname(file)] }).end(readFileSync(file));
});

before(async () => {
  assert.ok(SITE, "PAYCHOP_SITE names the folder that cargo xtask site has built");
  host.listen(0, "127.0.0.1");
  await once(host, "listening");
  world.page = `http://127.0.0.1:${host.address().port}${BELOW}`;
});
after(() => {
  host.close();
  host.closeAllConnections();
});

const open = (view) => visit(world, { view, at: world.page });

test("Sign works, and nothing is sent anywhere", async () => {
  const page = await open("sign");
  const catalog = JSON.parse(readFileSync(join(SITE, "catalog.json"), "utf8"));
  for (const { id, operations } of catalog) {
    await page.locator(`#sign input[value="${id}"]`).check();
    for (const { name } of operations) {
      await page.locator("#operation").selectOption(name);
      assert.match(await page.locator("#sign-value").textContent(), /^[0-9A-Za-z]{32,128}$/, `${id} ${name}`);
      assert.equal(await page.locator("#send").isDisabled(), true, `${id} ${name}`);
    }
  }
  assert.deepEqual(missing, [], "the page asks for no file that is not there");
});

test("Verify works, with a sample of every gateway", async () => {
  const page = await open("verify");
  const catalog = JSON.parse(readFileSync(join(SITE, "catalog.json"), "utf8"));
  for (const { id } of catalog) {
    await page.locator(`#verify input[value="${id}"]`).check();
    await page.locator("#make-sample").click();
    assert.equal(await page.locator("[data-verified]").getAttribute("data-verified"), "true", id);
  }
});

test("Live says how to get a sandbox", async () => {
  const page = await open("live");
  await page.locator("#live h2", { hasText: "This page has no sandbox" }).waitFor();
  assert.equal(await page.locator("#live pre").textContent(), "npx paychop sandbox --fast");
  assert.equal(await page.locator("#connection").textContent(), "No sandbox");
  await goTo(page, "sign");
  assert.deepEqual(missing, []);
});

test("its policy is in the page itself: no inline script runs, and no other host is called", async () => {
  const page = await open("sign");
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
  const blocked = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.head.append(script);
    const answer = await fetch("http://127.0.0.1:9/").catch(() => "refused");
    return [globalThis.ran, answer];
  });
  assert.deepEqual(blocked, [undefined, "refused"]);
  // Chromium writes both refusals to the console.
  assert.equal(
    world.complaints.filter((complaint) => /Content Security Policy/.test(complaint)).length >= 2,
    true,
  );
  world.complaints = [];
});
