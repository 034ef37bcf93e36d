/** Axe's judgement of every view, the keyboard, and small screens. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { chooseOperation, goTo, inNewTab, useWorld, visit } from "./support/world.mjs";

const world = useWorld();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const GRAVE = new Set(["serious", "critical"]);
const PHONE = { width: 390, height: 844 };

async function assertNothingGrave(page, state) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  const grave = violations.filter(({ impact }) => GRAVE.has(impact));
  const found = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  assert.deepEqual(found, [], state);
}

/** Everything that the views can show, opened, one after the other. */
const STATES = {
  "sign, all unfolded": async (page) => {
    await page.locator("#credentials summary").click();
    await page.locator(".optional-fields summary").click();
    await page.locator("#results details summary").click();
  },
  "sign, with violations": (page) => page.locator("#field-merOrderNo").fill(""),
  "sign, with an answer": async (page) => {
    await chooseOperation(page, "ubao", "createAddress");
    await page.locator("#send").click();
    await page.locator('#answer[data-ok="true"]').waitFor();
  },
  "verify, genuine": async (page) => {
    await goTo(page, "verify");
    await page.locator("#make-sample").click();
  },
  "verify, refused": (page) => page.locator("#spoil").click(),
  "live, with an order paid": async (page) => {
    await goTo(page, "sign");
    await chooseOperation(page, "basicex", "cashier");
    await inNewTab(page, () => page.locator("#send").click());
    await goTo(page, "live");
    await page.locator('[data-action="pay"]').first().click();
    await page.locator('#log [data-topic="merchant"]').first().waitFor();
    await page.locator('#log [data-topic="attempt"] .entry-row').first().click();
    await page.locator('#log [data-part="body"]').first().waitFor();
  },
};

for (const { lang, theme } of [
  { lang: "en", theme: "light" },
  { lang: "zh", theme: "dark" },
]) {
  test(`axe has nothing grave against any view (${lang}, ${theme})`, async () => {
    const page = await visit(world, { lang, theme });
    for (const [state, prepare] of Object.entries(STATES)) {
      await prepare(page);
      await assertNothingGrave(page, state);
    }
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe has nothing grave against the pages of a payer (${colorScheme})`, async () => {
    const page = await visit(world, { view: "sign" });
    for (const [gateway, operation] of [
      ["basicex", "cashier"],
      ["lianhe", "payPage"],
    ]) {
      await chooseOperation(page, gateway, operation);
      const payer = await inNewTab(page, () => page.locator("#send").click());
      await payer.emulateMedia({ colorScheme });
      await payer.locator("#pay").waitFor();
      await assertNothingGrave(payer, `${gateway}, ${operation}`);
      await payer.goto(`${world.url}/bibao/deposit`);
      await assertNothingGrave(payer, "bibao, deposit");
      await payer.close();
    }
  });
}

test("axe has nothing grave against the page on a phone", async () => {
  const page = await visit(world, { viewport: PHONE });
  await assertNothingGrave(page, "on a phone");
});

test("the first link skips to the content, and leaves the view as it is", async () => {
  const page = await visit(world, { view: "verify" });
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "main");
  // By the next frame the page has heard of the new address.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(await page.locator("#verify").isVisible(), true);
});

test("the keyboard alone moves between views, chooses a gateway and signs", async () => {
  const page = await visit(world);
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.value);
  await page.locator("#tab-sign").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "tab-verify");
  await page.locator("#verify").waitFor();
  await page.keyboard.press("ArrowLeft");

  await page.locator('#sign input[value="basicex"]').focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "bibao");
  assert.equal(await page.locator("#operation").inputValue(), "addUser");
  assert.equal(await page.locator("#verdict").textContent(), "Ready to send");
});

for (const width of [320, 390, 768]) {
  test(`nothing is wider than a screen of ${width} pixels`, async () => {
    const page = await visit(world, { viewport: { width, height: 700 } });
    for (const view of ["sign", "verify", "live"]) {
      await goTo(page, view);
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(excess, 0, view);
    }
  });
}
