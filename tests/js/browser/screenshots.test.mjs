/**
 * Pictures of the page for people, in the folder PAYCHOP_SCREENSHOTS: `cargo xtask test` writes them to
 * dist/screenshots; those in docs/screenshots are copies of them, in 256 colours.
 */
import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { chooseOperation, goTo, inNewTab, orderOnLive, useWorld, visit } from "./support/world.mjs";

const world = useWorld();
const FOLDER = resolve(process.env.PAYCHOP_SCREENSHOTS ?? "screenshots");
const SIZES = {
  desktop: { viewport: { width: 1440, height: 900 }, scale: 1 },
  phone: { viewport: { width: 390, height: 844 }, scale: 2 },
};
/** A picture of a blank page is smaller than this; one that is larger is too large for a repository. */
const BYTES = { least: 15_000, most: 400_000 };

const PICTURES = {
  sign: { view: "sign" },
  "sign-zh-dark": {
    view: "sign",
    lang: "zh",
    theme: "dark",
    prepare: (page) => chooseOperation(page, "vpay", "createFixedCustomRate"),
  },
  verify: { view: "verify", prepare: (page) => page.locator("#make-sample").click() },
  refused: {
    view: "verify",
    prepare: async (page) => {
      await page.locator("#make-sample").click();
      await page.locator("#spoil").click();
    },
  },
  mistake: {
    view: "verify",
    prepare: async (page) => {
      await page.locator("#mistake").selectOption("escaped_slashes");
      await page.locator("#make-mistake").click();
    },
  },
  "coin-zh-dark": {
    view: "verify",
    lang: "zh",
    theme: "dark",
    prepare: async (page) => {
      await page.locator('#verify input[value="ubao"]').check();
      await page.locator("#make-sample").click();
    },
  },
  tour: { view: "sign", prepare: changesTheAmount, stays: true },
  live: { view: "live", prepare: somethingHappens },
  "live-zh-dark": { view: "live", lang: "zh", theme: "dark", prepare: somethingHappens },
};

for (const [name, { prepare, stays = false, ...options }] of Object.entries(PICTURES)) {
  for (const [size, screen] of Object.entries(SIZES)) {
    test(`a picture of ${name} at ${size} width`, async () => {
      mkdirSync(FOLDER, { recursive: true });
      const page = await visit(world, { ...options, ...screen });
      await prepare?.(page);
      await page.mouse.move(0, 0);
      await page.evaluate((stays) => {
        document.activeElement.blur();
        if (!stays) scrollTo(0, 0);
      }, stays);
      const path = join(FOLDER, `${name}-${size}.png`);
      await page.screenshot({ path, animations: "disabled" });
      const { size: bytes } = statSync(path);
      assert.ok(bytes > BYTES.least && bytes < BYTES.most, `${path} has ${bytes} bytes`);
    });
  }
}

/** What one character of the amount does to the signature. */
async function changesTheAmount(page) {
  const changed = page.locator("#tour code", { hasText: "totalAmount" });
  while ((await changed.count()) === 0) await page.locator("#change-character").click();
  await page.locator("#tour").scrollIntoViewIfNeeded();
}

/** Two orders: one paid, with a merchant who fails at first, and one that waits. */
async function somethingHappens(page) {
  await goTo(page, "sign");
  const notifyUrl = page.locator("#field-notifyUrl");
  await notifyUrl.fill(`${await notifyUrl.inputValue()}?fail=1`);
  const number = await page.locator("#field-merOrderNo").inputValue();
  await inNewTab(page, () => page.locator("#send").click());
  await chooseOperation(page, "lianhe", "pay");
  await page.locator("#send").click();
  await page.locator('#answer[data-ok="true"]').waitFor();
  await goTo(page, "live");
  await orderOnLive(page, number).locator('[data-action="pay"]').click();
  await orderOnLive(page, number).locator('[data-acked="true"]').waitFor();
  await page.bringToFront();
  await orderOnLive(page, number).locator(".attempt").last().click();
  await page.locator('#log [data-part="body"]').last().waitFor();
}
