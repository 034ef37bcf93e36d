/** Every gateway's operations, as the page draws, signs and sends them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseOperation, goTo, inNewTab, useWorld, verdicts, visit } from "./support/world.mjs";

const world = useWorld();

test("every operation of every gateway is signed as its form first stands", async () => {
  const page = await visit(world);
  const catalog = await (await fetch(`${world.url}/catalog.json`)).json();
  for (const { id, operations } of catalog) {
    for (const { name } of operations) {
      await chooseOperation(page, id, name);
      assert.equal(await page.locator("#verdict").textContent(), "Ready to send", `${id} ${name}`);
      assert.match(await page.locator("#sign-value").textContent(), /^[0-9A-Za-z]{32,128}$/, `${id} ${name}`);
    }
  }
});

async function sendAccepted(page) {
  await page.locator("#send").click();
  await page.locator('#answer[data-ok="true"]').waitFor();
}

/** How an operation's answer leads to a payment, and what the merchant then verifies. */
const PAYMENTS = [
  { gateway: "Vpay", operation: "createFixedCustomRate", pays: "USDT" },
  { gateway: "Lianhe", operation: "pay", pays: "100.00 CNY" },
];

for (const { gateway, operation, pays } of PAYMENTS) {
  test(`${gateway} ${operation}: sent to the sandbox, paid on its page, verified`, async () => {
    const page = await visit(world);
    await chooseOperation(page, gateway.toLowerCase(), operation);
    await sendAccepted(page);
    const cashier = await inNewTab(page, () => page.locator("#answer-links a").first().click());
    await cashier.locator("#pay").click();
    await goTo(page, "live");
    await verdicts(page, gateway, "succeeded", pays).waitFor();
    await goTo(page, "sign");
    // The answer is still in sight.
    await page.locator("#answer-links a").first().waitFor();
  });
}

test("Bibao login: a user buys coins on the trade page, and the order is verified", async () => {
  const page = await visit(world);
  for (const operation of ["addUser", "getAddress"]) {
    await chooseOperation(page, "bibao", operation);
    await sendAccepted(page);
  }
  await page.locator("#operation").selectOption("login");
  await page.locator(".optional-fields summary").click();
  await page.locator("#field-Coin").selectOption("DC");
  await page.locator("#field-Amount").fill("100");
  await sendAccepted(page);
  const trade = await inNewTab(page, () => page.locator("#answer-links a").click());
  await trade.locator("#pay").click();
  await goTo(page, "live");
  await verdicts(page, "Bibao", "otc", "succeeded", "100").first().waitFor();
});

test("ubao createAddress: an address is given out, a deposit to it is verified", async () => {
  const page = await visit(world);
  await chooseOperation(page, "ubao", "createAddress");
  await sendAccepted(page);
  const deposits = await inNewTab(page, () => page.locator("#answer-links a").click());
  await deposits.locator('input[name="amount"]').fill("12.34");
  await deposits.locator("main form button").click();
  await goTo(page, "live");
  await verdicts(page, "Ubao", "recharge", "12.34").waitFor();
});

test("what is shown as the request is what is sent", async () => {
  const page = await visit(world);
  await chooseOperation(page, "vpay", "createFixedCustomRate");
  await page.locator('[data-format="JSON"]').click();
  const shown = JSON.parse(await page.locator("#request").textContent());
  const [sent] = await Promise.all([page.waitForRequest(shown.url), page.locator("#send").click()]);
  assert.equal(sent.postData(), shown.body);
  assert.equal(sent.headers()["content-type"], shown.headers["content-type"]);
});

test("a query asks about the order that was sent last", async () => {
  const page = await visit(world);
  await chooseOperation(page, "basicex", "precreate");
  const number = await page.locator("#field-merOrderNo").inputValue();
  await sendAccepted(page);
  await page.locator("#operation").selectOption("query");
  assert.equal(await page.locator("#field-merOrderNo").inputValue(), number);
  await page.locator("#send").click();
  await page.locator("#answer", { hasText: "its signature is valid" }).waitFor();
});

test("what is explained is what is signed, for every operation of every gateway", async () => {
  const page = await visit(world);
  await page.locator('[data-format="JSON"]').click();
  const catalog = await (await fetch(`${world.url}/catalog.json`)).json();
  for (const { id, operations } of catalog) {
    for (const { name } of operations) {
      await chooseOperation(page, id, name);
      const sign = await page.locator("#sign-value").textContent();
      const request = await page.locator("#request").textContent();
      assert.ok(request.includes(sign), `${id} ${name}`);
    }
  }
});
