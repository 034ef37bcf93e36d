/** A sandbox with the demo page on it, and a browser to look at it. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { createSandbox } from "paychop/sandbox";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS } from "../../chromium.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const DESKTOP = { width: 1440, height: 900 };
/** Long, for a machine that does other things as well. */
const TIMEOUT_MS = 30_000;

/**
 * With `conformance` the sandbox keeps book of what comes from elsewhere. Starts both before a file's tests and stops them after. After each test nothing may have gone wrong in any page: no
 * exception, no error in the console, which is also where a broken Content-Security-Policy shows.
 */
export function useWorld({ conformance = false } = {}) {
  const world = { complaints: [], contexts: [] };
  before(async () => {
    world.folder = mkdtempSync(join(tmpdir(), "paychop-page-"));
    const file = conformance ? join(world.folder, "conformance.json") : undefined;
    world.sandbox = createSandbox({ port: 0, fast: true, conformance: file });
    world.url = await world.sandbox.listen();
    world.browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  });
  afterEach(async () => {
    await Promise.all(world.contexts.splice(0).map((context) => context.close()));
    assert.deepEqual(world.complaints.splice(0), []);
  });
  after(async () => {
    await world.browser?.close();
    await world.sandbox?.close();
    rmSync(world.folder, { recursive: true, force: true });
  });
  return world;
}

/** Opens the demo page, ready to use; `at` is its address where that is not the sandbox. */
export async function visit(
  world,
  { view = "sign", lang = "en", theme = "light", viewport = DESKTOP, scale = 1, at = `${world.url}/` } = {},
) {
  const context = await world.browser.newContext({ viewport, deviceScaleFactor: scale });
  context.setDefaultTimeout(TIMEOUT_MS);
  world.contexts.push(context);
  context.on("page", (page) => {
    page.on("pageerror", (error) => world.complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") world.complaints.push(message.text());
    });
    page.on("dialog", (dialog) => {
      world.complaints.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
  });
  const page = await context.newPage();
  await page.goto(`${at}?lang=${lang}&theme=${theme}#${view}`);
  await page.locator(`#${view} h1`).waitFor();
  return page;
}

/** Complaints that a test has provoked. */
export function forgive(world, pattern) {
  world.complaints = world.complaints.filter((complaint) => !pattern.test(complaint));
}

export async function chooseOperation(page, gateway, operation) {
  await page.locator(`#sign input[value="${gateway}"]`).check();
  await page.locator("#operation").selectOption(operation);
}

/** Presses the button that opens a form in a new tab, or any link that does; returns that tab's page. */
export async function inNewTab(page, press) {
  const [opened] = await Promise.all([page.context().waitForEvent("page"), press()]);
  await opened.waitForLoadState();
  return opened;
}

export function goTo(page, view) {
  return page.locator(`#tab-${view}`).click();
}

/** The order on the Live view with this number of the merchant's. */
export function orderOnLive(page, number) {
  return page.locator(`[data-merchant-order="${number}"]`);
}

/** The merchant's verdicts on the Live view that hold all of these texts. */
export function verdicts(page, ...texts) {
  return texts.reduce(
    (found, hasText) => found.filter({ hasText }),
    page.locator('#log [data-topic="merchant"]'),
  );
}
