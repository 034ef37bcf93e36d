/** What becomes of an order that is sent, and what would break its signature. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseOperation, forgive, inNewTab, useWorld, visit } from "./support/world.mjs";

const world = useWorld();

test("the order number renews itself once an order is taken, and the answer stays with its own number", async () => {
  const page = await visit(world);
  await chooseOperation(page, "lianhe", "pay");
  const first = await page.locator("#field-mrn").inputValue();
  await page.locator("#send").focus();
  await page.keyboard.press("Enter");
  await page.locator('#answer[data-ok="true"]').waitFor();
  const second = await page.locator("#field-mrn").inputValue();
  assert.notEqual(second, first);
  await page.getByRole("heading", { name: `The answer to ${first}` }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "send");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: `The answer to ${second}` }).waitFor();
  assert.equal(await page.locator("#answer").getAttribute("data-ok"), "true");
});

test("the number of a cashier order renews itself when its form is posted", async () => {
  const page = await visit(world);
  const first = await page.locator("#field-merOrderNo").inputValue();
  await inNewTab(page, () => page.locator("#send").click());
  assert.notEqual(await page.locator("#field-merOrderNo").inputValue(), first);
});

test("an order number that was used has a way back", async () => {
  const page = await visit(world);
  await chooseOperation(page, "basicex", "precreate");
  const number = await page.locator("#field-merOrderNo").inputValue();
  await page.locator("#send").click();
  await page.locator('#answer[data-ok="true"]').waitFor();
  await page.locator("#field-merOrderNo").fill(number);
  await page.locator("#send").click();
  await page.locator('#way-back[data-code="duplicate_order"]').waitFor();
  assert.equal(await page.locator("#field-merOrderNo").inputValue(), number);
  await page.locator("#send-renewed").focus();
  await page.keyboard.press("Enter");
  await page.locator('#answer[data-ok="true"]').waitFor();
  assert.notEqual(await page.locator("#field-merOrderNo").inputValue(), number);
});

test("a refusal says what to do first", async () => {
  const page = await visit(world);
  await chooseOperation(page, "basicex", "refund");
  await page.locator("#field-merOrderNo").fill("nobodyHasSentThis");
  await page.locator("#send").click();
  await page.locator("#way-back").waitFor();
  assert.match(await page.locator("#way-back").textContent(), /no_such_order.*\./);
});

test("a sandbox that does not answer is told from a mistake of the page's own", async () => {
  const page = await visit(world);
  await chooseOperation(page, "lianhe", "pay");
  const said = page.locator("#results .answer");
  await page.route("**/api/Pay/Create", (route) => route.abort());
  await page.locator("#send").click();
  await said.filter({ hasText: "The sandbox did not answer." }).waitFor();
  await page.unroute("**/api/Pay/Create");
  forgive(world, /Failed to load resource/);

  await page.evaluate(() => {
    URL.canParse = () => {
      throw new Error("a mistake of the page's own");
    };
  });
  const failed = page.waitForEvent("pageerror");
  await page.locator("#send").click();
  assert.match(String(await failed), /a mistake of the page's own/);
  forgive(world, /a mistake of the page's own/);
});

test("lengths of random text that the core refuses are marked, however large", async () => {
  const page = await visit(world);
  await chooseOperation(page, "bibao", "addUser");
  await page.locator("#credentials summary").click();
  const length = page.locator("#credential-keyALength");
  for (const wrong of ["-9", "99999999999"]) {
    await length.fill(wrong);
    await page.locator("#verdict").filter({ hasText: "to fix" }).waitFor();
    assert.notEqual(await page.locator("#credential-keyALength-error").textContent(), "", wrong);
  }
  await length.fill("6");
  await page.locator("#send").waitFor();
});

test("one character of the order changes the signature, another secret does too", async () => {
  const page = await visit(world);
  const catalog = await (await fetch(`${world.url}/catalog.json`)).json();
  for (const { id } of catalog) {
    await page.locator(`#sign input[value="${id}"]`).check();
    const sign = await page.locator("#sign-value").textContent();
    for (const button of ["#change-character", "#change-secret"]) {
      await page.locator(button).click();
      const other = await page.locator("#other-sign").textContent();
      assert.notEqual(other, sign, `${id} ${button}`);
      assert.equal(other.length, sign.length);
      const [differ, all] = (await page.locator("#difference").textContent()).match(/\d+/g).map(Number);
      assert.equal(all, sign.length);
      assert.equal(differ, [...sign].filter((character, at) => character !== other[at]).length);
    }
    // The signature above is still that of the order as it stands.
    assert.equal(await page.locator("#sign-value").textContent(), sign);
  }
});

test("each press changes another field of the order", async () => {
  const page = await visit(world);
  await page.locator("#change-character").focus();
  await page.keyboard.press("Enter");
  const first = await page.locator("#tour code").textContent();
  await page.keyboard.press("Enter");
  assert.notEqual(await page.locator("#tour code").textContent(), first);
});

test("what is unfolded at the end of the results comes into view", async () => {
  const page = await visit(world);
  await page.locator("#steps summary").focus();
  await page.keyboard.press("Enter");
  const steps = page.locator("#steps .steps dd").first();
  await steps.waitFor();
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector("#steps .steps dd").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
});

const luminance = (rgb) => {
  const [r, g, b] = rgb
    .match(/[\d.]+/g)
    .slice(0, 3)
    .map((part) => Number(part) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

for (const theme of ["light", "dark"]) {
  test(`brand, error and secret have colours of their own, all of them readable (${theme})`, async () => {
    const page = await visit(world, { theme });
    const colour = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      const names = ["seal", "bad", "secret", "wait", "good", "field", "bad-wash", "secret", "on-secret"];
      const surfaces = ["paper", "surface", "sunken"];
      const all = [...names, ...surfaces].map((name) => {
        probe.style.setProperty("color", `var(--${name})`);
        return [name, getComputedStyle(probe).color];
      });
      probe.remove();
      return Object.fromEntries(all);
    });
    const kinds = ["seal", "bad", "secret", "wait", "good", "field"];
    assert.equal(new Set(kinds.map((name) => colour[name])).size, kinds.length);
    for (const name of kinds) {
      for (const surface of ["paper", "surface", "sunken"]) {
        assert.ok(contrast(colour[name], colour[surface]) >= 4.5, `${name} on ${surface}`);
      }
    }
    assert.ok(contrast(colour.bad, colour["bad-wash"]) >= 4.5);
    assert.ok(contrast(colour["on-secret"], colour.secret) >= 4.5);
  });
}
