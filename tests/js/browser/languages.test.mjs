/** English and Chinese. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { goTo, useWorld, visit } from "./support/world.mjs";

const world = useWorld();
const www = join(dirname(createRequire(import.meta.url).resolve("paychop/package.json")), "www");

/** Only these keys are in one language alone: the core's own English stands where Chinese has a translation. */
const CHINESE_ONLY = /^error\./;

test("both languages say the same things, with the same blanks to fill in", async () => {
  const [{ en }, { zh }] = await Promise.all(
    ["en", "zh"].map((name) => import(pathToFileURL(join(www, "js/texts", `${name}.js`)))),
  );
  const shared = Object.keys(zh).filter((key) => !CHINESE_ONLY.test(key));
  assert.deepEqual(shared.sort(), Object.keys(en).sort());
  const blanks = (words) => (words.match(/\{\w+\}/g) ?? []).sort();
  for (const key of shared) assert.deepEqual(blanks(zh[key]), blanks(en[key]), key);
});

test("every gateway of the catalog has its class in the package", async () => {
  const catalog = await (await fetch(`${world.url}/catalog.json`)).json();
  const paychop = await import("paychop");
  for (const { name } of catalog) assert.equal(typeof paychop[name], "function", name);
});

test("the switch changes everything that is said, and nothing that was typed", async () => {
  const page = await visit(world);
  await page.locator("#field-description").fill("保持不变 stays");
  await page.locator("#language").click();
  assert.equal(await page.locator("html").getAttribute("lang"), "zh");
  assert.equal(await page.locator("#sign h1").textContent(), "为订单签名");
  assert.equal(await page.locator("#tab-live").textContent(), "实况");
  assert.equal(await page.locator("#field-description").inputValue(), "保持不变 stays");
  assert.match(await page.locator("#field-merOrderNo-doc").textContent(), /商户订单号/);

  await page.locator("#field-merOrderNo").fill("");
  assert.equal(await page.locator("#field-merOrderNo-error").textContent(), "必填。");
  await page.reload();
  assert.equal(await page.locator("#sign h1").textContent(), "为订单签名");
  await page.locator("#language").click();
  assert.equal(await page.locator("#sign h1").textContent(), "Sign an order");
});

test("findings are told in Chinese", async () => {
  const page = await visit(world, { view: "verify", lang: "zh" });
  await page.locator("#make-sample").click();
  await page.locator("#spoil").click();
  const finding = page.locator("[data-finding]");
  assert.match(await finding.textContent(), /密钥不同，或内容被改动/);
  await goTo(page, "live");
  assert.equal(await page.locator("#live h1").textContent(), "实时观察");
});
