/** The Verify view. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { goTo, useWorld, visit } from "./support/world.mjs";

const world = useWorld();
const verdict = (page) => page.locator("[data-verified]").getAttribute("data-verified");
const findings = (page) =>
  page.locator("[data-finding]").evaluateAll((items) => items.map((item) => item.dataset.finding));

test("a sample of every kind of every gateway is genuine", async () => {
  const page = await visit(world, { view: "verify" });
  const catalog = await (await fetch(`${world.url}/catalog.json`)).json();
  for (const { id, kinds } of catalog) {
    await page.locator(`#verify input[value="${id}"]`).check();
    for (const { name } of kinds) {
      await page.locator("#verify-kind").selectOption(name);
      await page.locator("#make-sample").click();
      assert.equal(await verdict(page), "true", `${id} ${name}`);
      await page.locator("#spoil").click();
      assert.equal(await verdict(page), "false", `${id} ${name}, spoilt`);
    }
  }
});

test("what a notification says is shown, with the exact answer to it", async () => {
  const page = await visit(world, { view: "verify" });
  await page.locator("#make-sample").click();
  const said = await page.locator("#verdict-of-notification").textContent();
  assert.match(said, /200\s*USDT/);
  assert.match(said, /"merOrderNo": "202202161004008765432"/);
  assert.match(said, /HTTP\/1\.1 200\ncontent-type: text\/plain; charset=utf-8\n\nsuccess/);
  assert.equal(await page.locator("[data-outcome]").getAttribute("data-outcome"), "succeeded");
});

test("a changed digit is refused, for what it is", async () => {
  const page = await visit(world, { view: "verify" });
  await page.locator("#make-sample").click();
  await page.locator("#spoil").click();
  assert.equal(await page.locator("#refusal").textContent(), "signature_mismatch");
  assert.deepEqual(await findings(page), ["secret_or_content_differs"]);
});

test("credentials in each other's place are found out, and are the Sign view's as well", async () => {
  const page = await visit(world, { view: "verify" });
  await page.locator("#make-sample").click();
  await page.locator("#verify-credentials summary").click();
  const [apiKey, secretKey] = ["apiKey", "secretKey"].map((name) =>
    page.locator(`#verify-credential-${name}`),
  );
  const [first, second] = [await apiKey.inputValue(), await secretKey.inputValue()];
  await apiKey.fill(second);
  await secretKey.fill(first);
  assert.deepEqual(await findings(page), ["secrets_swapped"]);

  await goTo(page, "sign");
  assert.equal(await page.locator("#credential-apiKey").inputValue(), second);
  await page.locator("#credentials summary").click();
  await page.getByRole("button", { name: "Back to the test credentials" }).click();
  await goTo(page, "verify");
  assert.equal(await page.locator("#verify-credential-apiKey").inputValue(), first);
  assert.equal(await verdict(page), "true");
});
