/** The form of an order: what it says while one types, and what becomes of secrets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseOperation, useWorld, visit } from "./support/world.mjs";

const world = useWorld();

test("violations appear as one types, at their field and in the list, and go again", async () => {
  const page = await visit(world);
  const field = page.locator("#field-merOrderNo");
  await field.fill("no spaces!");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.match(
    await page.locator("#field-merOrderNo-error").textContent(),
    /^merOrderNo .*letters and digits/,
  );
  assert.equal(await page.locator("#verdict").textContent(), "1 to fix");
  assert.equal(await page.locator("#sign-value").count(), 0);

  await page.locator(".violations button").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "field-merOrderNo");
  await field.fill("abc123");
  assert.equal(await field.getAttribute("aria-invalid"), "false");
  assert.equal(await page.locator("#verdict").textContent(), "Ready to send");
});

test("a choice of numbers has the names that the tables give them, in both languages", async () => {
  const catalog = await (await fetch(`${world.url}/catalog.json`)).json();
  let channels = 0;
  for (const lang of ["en", "zh"]) {
    const page = await visit(world, { lang });
    for (const { id, operations } of catalog) {
      for (const { name, fields } of operations) {
        const numbers = fields.filter(({ type, oneOf = [] }) => type === "integer" && oneOf.length > 1);
        if (numbers.length === 0) continue;
        await chooseOperation(page, id, name);
        for (const { name: field, oneOf } of numbers) {
          const options = await page.locator(`#field-${field} option`).allTextContents();
          assert.equal(options.length, oneOf.length + 1);
          for (const [at, value] of oneOf.entries()) {
            assert.match(options[at + 1], new RegExp(`^${value} · \\S`), `${id} ${name} ${field} ${lang}`);
          }
          if (field === "channelId") channels += 1;
          if (field === "chainType") assert.equal(options[1], "160 · TRON");
        }
      }
    }
    await chooseOperation(page, "lianhe", "pay");
    const alipay = { en: "2 · Alipay", zh: "2 · 支付宝" }[lang];
    assert.equal(await page.locator('#field-channelId option[value="2"]').textContent(), alipay);
  }
  assert.ok(channels > 0);
});

test("an item of a list is added, checked and removed", async () => {
  const page = await visit(world);
  await page.locator(".optional-fields summary").click();
  await page.getByRole("button", { name: "Add an item" }).click();
  assert.equal(await page.locator("#verdict").textContent(), "Ready to send");
  assert.match(await page.locator(".sign-string").textContent(), /"goodsDetails":\[\{"goodsType":"01"/);

  await page.locator("#field-goodsDetails-0-price").fill("-1");
  assert.equal(await page.locator("#field-goodsDetails-0-price").getAttribute("aria-invalid"), "true");
  await page.getByRole("button", { name: "Remove item 1" }).click();
  assert.doesNotMatch(await page.locator(".sign-string").textContent(), /goodsDetails/);
});

test("one of a group of fields is needed", async () => {
  const page = await visit(world);
  await chooseOperation(page, "basicex", "query");
  await page.locator("#field-merOrderNo").fill("");
  assert.equal(await page.locator("#verdict").textContent(), "1 to fix");
  await page.locator("#field-orderNo").fill("1");
  assert.equal(await page.locator("#verdict").textContent(), "Ready to send");
});

test("secrets are masked in the sign string, and every part has its colour", async () => {
  const page = await visit(world);
  assert.equal(await page.locator(".part-secret").textContent(), "<apiKey>");
  const colours = await page.evaluate(() =>
    ["field", "fixed", "secret"].map(
      (source) => getComputedStyle(document.querySelector(`.part-${source}`)).color,
    ),
  );
  assert.equal(new Set(colours).size, 3);
});

test("secrets that the user types stay in the page: they are neither sent nor kept", async () => {
  const secret = "typed-by-the-user-0123456789";
  const page = await visit(world);
  const sent = [];
  page.context().on("request", (request) => {
    sent.push(request.url(), request.postData() ?? "", JSON.stringify(request.headers()));
  });
  await chooseOperation(page, "vpay", "createFixedCustomRate");
  await page.locator("#credentials summary").click();
  await page.locator("#credential-secret").fill(secret);
  assert.equal(await page.locator("#credentials .badge").textContent(), "your own");
  await page.locator("#send").click();
  await page.locator('#answer[data-ok="false"]').waitFor();

  assert.ok(sent.length > 0);
  assert.equal(
    sent.some((text) => text.includes(secret)),
    false,
  );
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  assert.deepEqual(kept, [0, 0, ""]);
  assert.equal((await page.content()).includes(secret), false);

  await page.getByRole("button", { name: "Back to the test credentials" }).click();
  await page.locator("#send").click();
  await page.locator('#answer[data-ok="true"]').waitFor();
});

test("a real host is called by its form over https, and by nothing else", async () => {
  const page = await visit(world);
  await page.locator("#credentials summary").click();
  await page.locator("#base-url").fill("http://gateway.example.test");
  assert.equal(await page.locator("#send").isDisabled(), true);
  await page.locator("#base-url").fill("https://gateway.example.test");
  assert.equal(await page.locator("#send").isDisabled(), false);
  await chooseOperation(page, "basicex", "query");
  assert.equal(await page.locator("#send").isDisabled(), true);
});
