/** From an order and a secret to a verified notification, through the sandbox's cashier. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { forgive, goTo, inNewTab, orderOnLive, useWorld, verdicts, visit } from "./support/world.mjs";

const world = useWorld();
const send = (page) => inNewTab(page, () => page.locator("#send").click());
const numberOf = (page) => page.locator("#field-merOrderNo").inputValue();

test("a cashier order is signed, submitted and paid, and its notification verified", async () => {
  const page = await visit(world);
  const number = await numberOf(page);
  const cashier = await send(page);
  assert.match(await cashier.locator(".amount").textContent(), /18\.37\s*USDT/);

  await cashier.locator("#pay").click();
  await cashier.waitForURL(`${world.url}/#live`);

  await goTo(page, "live");
  const order = orderOnLive(page, number);
  await order.locator('[data-status="paid"]').waitFor();
  await order.locator('[data-acked="true"]').waitFor();
  await verdicts(page, "succeeded", "18.37 USDT").waitFor();
});

for (const [button, status] of [
  ["fail", "failed"],
  ["expire", "expired"],
]) {
  test(`an order whose payer presses ${button} is ${status}, and the merchant is told that it failed`, async () => {
    const page = await visit(world);
    await page.locator("#field-totalAmount").fill(button === "fail" ? "7.01" : "7.02");
    const number = await numberOf(page);
    const cashier = await send(page);
    await cashier.locator(`#${button}`).click();

    await goTo(page, "live");
    await orderOnLive(page, number).locator(`[data-status="${status}"]`).waitFor();
    await verdicts(page, "failed", button === "fail" ? "7.01 USDT" : "7.02 USDT").waitFor();
  });
}

test("a notification is sent again until the merchant acknowledges it", async () => {
  const page = await visit(world);
  const number = await numberOf(page);
  const notifyUrl = page.locator("#field-notifyUrl");
  await notifyUrl.fill(`${await notifyUrl.inputValue()}?fail=2`);
  await send(page);

  await goTo(page, "live");
  const order = orderOnLive(page, number);
  await order.locator('[data-action="pay"]').click();
  await order.locator('[data-acked="true"]').waitFor();
  const acked = await order
    .locator("[data-acked]")
    .evaluateAll((lines) => lines.map((line) => line.dataset.acked));
  assert.deepEqual(acked, ["false", "false", "true"]);
});

test("a corrupted notification is refused by the merchant, a repeated one is known", async () => {
  const page = await visit(world);
  await page.locator("#field-totalAmount").fill("3.21");
  const number = await numberOf(page);
  await send(page);
  await goTo(page, "live");
  const order = orderOnLive(page, number);
  await order.locator('[data-action="pay"]').click();
  await order.locator('[data-acked="true"]').waitFor();

  await order.locator(".again summary").click();
  await order.locator('[data-action="corrupt"]').click();
  await verdicts(page, "signature_mismatch").waitFor();
  await order.locator('[data-action="resend"]').click();
  await verdicts(page, "3.21 USDT", "seen before").waitFor();
});

test("a description full of markup arrives byte for byte and runs nothing", async () => {
  const hostile = `"</script><img src=x onerror="globalThis.ran=1">'&<svg onload=alert(1)>`;
  const page = await visit(world);
  await page.locator("#field-description").fill(hostile);
  const number = await numberOf(page);
  const cashier = await send(page);

  const shown = cashier.locator("dd").filter({ hasText: hostile });
  assert.equal(await shown.textContent(), hostile);
  const order = world.sandbox.state().orders.find(({ merchantOrderId }) => merchantOrderId === number);
  assert.equal(order.data.description, hostile);
  for (const place of [page, cashier]) {
    assert.equal(await place.evaluate(() => globalThis.ran), undefined);
    assert.equal(await place.locator("img[onerror], svg[onload]").count(), 0);
  }
});

test("an order whose secret is wrong is refused, and the sandbox says why", async () => {
  const page = await visit(world);
  await page.locator("#credentials summary").click();
  await page.locator("#credential-secretKey").fill("not-the-secret");
  world.complaints.length = 0;
  const refused = await send(page);
  assert.match(await refused.locator("main").textContent(), /signature_mismatch/);

  await goTo(page, "live");
  await page.locator('#log [data-topic="request"]', { hasText: "signature_mismatch" }).waitFor();
  // Chromium may write the refusal's status to the console.
  forgive(world, /400 \(Bad Request\)/);
});

test("what is unfolded in the log stays so while more arrives", async () => {
  const page = await visit(world);
  await send(page);
  await goTo(page, "live");
  const request = page.locator('#log [data-topic="request"]').first();
  await request.locator(".entry-row").click();
  await page.locator('[data-action="pay"]').first().click();
  await page.locator('#log [data-topic="merchant"]').first().waitFor();
  assert.equal(await request.locator(".sign-string").isVisible(), true);
  assert.match(await request.locator(".sign-string").textContent(), /&key=<apiKey>$/);
});
