/** The probe's report as a page: what it says, by axe and on small screens. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { before, test } from "node:test";
import { useWorld } from "./support/world.mjs";

const inside = (file) => import(new URL(`probe/${file}`, import.meta.resolve("paychop/package.json")));
const { html } = await inside("html.js");
const { probe } = await inside("run.js");

const world = useWorld();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let report;

before(async () => {
  // An endpoint that acknowledges whatever comes, with something for the page to escape.
  report = await probe("vpay", {
    credentials: { key: "test-key", secret: "test-secret" },
    url: "http://127.0.0.1:8000/notify?<script>alert(1)</script>",
    seed: "test",
    skip: ["forged"],
    transport: async () => ({ status: 200, headers: {}, body: "success" }),
  });
  report.results[0] = {
    ...report.results[0],
    verdict: "wrong",
    reason: "<img src=x onerror=alert(2)>",
    answer: { status: 500, body: "</pre><script>alert(3)</script>" },
  };
});

async function open({ colorScheme = "light", width = 1200 } = {}) {
  const context = await world.browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  world.contexts.push(context);
  const page = await context.newPage();
  page.on("dialog", (dialog) => world.complaints.push(dialog.message()));
  await page.setContent(html(report));
  return page;
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe has nothing against the report (${colorScheme})`, async () => {
    const page = await open({ colorScheme });
    await page.evaluate(() => {
      for (const closed of document.querySelectorAll("details")) closed.open = true;
    });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      [],
    );
  });
}

test("each failure is open and says what was sent, what came, what is at risk and how to mend it", async () => {
  const page = await open();
  const wrong = report.results.filter(({ verdict }) => verdict === "wrong");
  assert.equal(await page.locator(".case[open]").count(), wrong.length);
  for (const { id, reason, risk, curl, fix } of wrong) {
    const text = await page.locator(`#${id}`).textContent();
    for (const part of [reason, risk, curl, ...Object.values(fix)])
      assert.ok(text.includes(part), `${id}: ${part}`);
  }
  const links = page.locator(".failures a");
  assert.deepEqual((await links.allTextContents()).sort(), wrong.map(({ title }) => title).sort());
  const risks = await page.locator(".failures dt").allTextContents();
  assert.deepEqual(risks, [...new Set(wrong.map(({ risk }) => risk))]);
  const last = await links.last().getAttribute("href");
  await links.last().click();
  assert.equal(await page.locator(`${last}:target`).isVisible(), true);
});

test("nothing from outside becomes a part of the page", async () => {
  const page = await open();
  assert.equal(await page.locator("script, img").count(), 0);
  assert.match(await page.locator("h1").textContent(), /<script>alert\(1\)/);
});

for (const width of [320, 390]) {
  test(`the report is not wider than a screen of ${width} pixels`, async () => {
    const page = await open({ width });
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(excess, 0);
  });
}
