/** The Verify view. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { goTo, useWorld, visit } from "./support/world.mjs";

const world = useWorld();
const www = join(dirname(createRequire(import.meta.url).resolve("paychop/package.json")), "www");
const verdict = (page) => page.locator("[data-verified]").getAttribute("data-verified");
const findings = (page) =>
  page.locator("[data-finding]").evaluateAll((items) => items.map((item) => item.dataset.finding));
const choose = (page, gateway) => page.locator(`#verify input[value="${gateway}"]`).check();
const catalogOf = async () => (await fetch(`${world.url}/catalog.json`)).json();

test("a sample of every kind of every gateway is genuine", async () => {
  const page = await visit(world, { view: "verify" });
  for (const { id, kinds } of await catalogOf()) {
    await choose(page, id);
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

test("what was pasted stays when another gateway is chosen, and can be verified as the right one's", async () => {
  const page = await visit(world, { view: "verify" });
  await choose(page, "ubao");
  await page.locator("#make-sample").click();
  const raw = await page.locator("#raw").inputValue();
  await choose(page, "vpay");
  assert.equal(await page.locator("#raw").inputValue(), raw);
  assert.deepEqual(await findings(page), ["other_gateway"]);

  await page.locator("#verify-other").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator('#verify input[value="ubao"]').isChecked(), true);
  assert.equal(await page.evaluate(() => document.activeElement.value), "ubao");
  assert.equal(await verdict(page), "true");
});

test("the kind that was chosen is kept for each gateway", async () => {
  const page = await visit(world, { view: "verify" });
  await page.locator("#verify-kind").selectOption("agentpay");
  await choose(page, "bibao");
  assert.equal(await page.locator("#verify-kind").inputValue(), "");
  await choose(page, "basicex");
  assert.equal(await page.locator("#verify-kind").inputValue(), "agentpay");
});

/** The size of a heading, and the place of its line among the judgements. */
const headings = (page) =>
  page
    .locator("#verdict-of-notification .verified")
    .evaluateAll((lines) =>
      lines.map((line) => [
        line.querySelector("h2").textContent,
        getComputedStyle(line.querySelector("h2")).fontSize,
        line.querySelector("svg").getAttribute("data-tone"),
      ]),
    );

test("a coin that is not what its name says is said as loudly as that the message is genuine", async () => {
  const page = await visit(world, { view: "verify" });
  await choose(page, "ubao");
  await page.locator("#make-sample").click();
  const [genuine, coin, ...none] = await headings(page);
  assert.deepEqual(none, []);
  assert.deepEqual([genuine[0], coin[0]], ["Genuine", "The coin matches"]);
  assert.equal(coin[1], genuine[1]);

  const { Ubao } = await import("paychop");
  const { notification } = await import("paychop/testing");
  const { credentials, baseUrl } = world.sandbox.state().gateways.ubao;
  const { body } = notification(new Ubao(credentials, { baseUrl }), "recharge", { coinID: 1 });
  await page.locator("#raw").fill(body);
  const [, differs] = await headings(page);
  assert.deepEqual(differs, ["The coin does not match its name", genuine[1], "bad"]);
});

test("fields that nobody signed are said as loudly as that the message is genuine", async () => {
  const page = await visit(world, { view: "verify" });
  await choose(page, "bibao");
  await page.locator("#make-sample").click();
  const [genuine, unsigned] = await headings(page);
  assert.deepEqual(unsigned, ["Not everything is signed", genuine[1], "wait"]);
  assert.match(await page.locator("[data-unsigned]").textContent(), /FinishTime/);
});

test("a credential with a space around it is marked, and named as it is spelt", async () => {
  const page = await visit(world, { view: "verify" });
  await page.locator("#make-sample").click();
  await page.locator("#verify-credentials summary").click();
  const secret = page.locator("#verify-credential-secretKey");
  const value = await secret.inputValue();
  await secret.fill(`${value} `);
  assert.equal(await secret.getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator("#verify-credential-apiKey").getAttribute("aria-invalid"), "false");
  assert.match(
    await page.locator("#verify-credential-secretKey-error").textContent(),
    /^secretKey has spaces or a line end around it.*\.$/,
  );
  assert.match(await page.locator("#reason").textContent(), /^secretKey has spaces/);
  await secret.fill(value);
  assert.equal(await secret.getAttribute("aria-invalid"), "false");
  assert.equal(await verdict(page), "true");

  await goTo(page, "sign");
  await page.locator("#credentials summary").click();
  await page.locator("#credential-secretKey").fill(`${value} `);
  await page.locator(".violations button").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "credential-secretKey");
});

test("no text of an error shows the marks of the core's own notation, and each is a sentence", async () => {
  const page = await visit(world, { view: "verify" });
  for (const raw of ["x", "{}", '{"sign":"1"}', "a=1&a=2", "[object Object]"]) {
    for (const { id } of await catalogOf()) {
      await choose(page, id);
      await page.locator("#raw").fill(raw);
      const said = await page
        .locator("#reason, .finding p [lang], .finding p[lang]")
        .evaluateAll((places) => places.map((place) => place.textContent));
      assert.ok(said.length > 0, raw);
      for (const text of said) {
        assert.doesNotMatch(text, /`/, `${id} ${raw}`);
        assert.match(text, /[.?!]$/, `${id} ${raw}`);
      }
    }
  }
});

test("every mistake that diagnose knows can be made with some gateway, and is then found", async () => {
  const { mistakesOf } = await import(pathToFileURL(join(www, "js/verify/mistakes.js")));
  const { mistakes } = await import(pathToFileURL(join(www, "js/texts/mistakes.js")));
  const { findingsZh } = await import(pathToFileURL(join(www, "js/texts/findings-zh.js")));
  const catalog = await catalogOf();
  const made = new Set(catalog.flatMap(mistakesOf));
  assert.deepEqual([...made].sort(), Object.keys(findingsZh).sort());
  assert.deepEqual(Object.keys(mistakes).sort(), Object.keys(findingsZh).sort());

  const page = await visit(world, { view: "verify" });
  for (const gateway of catalog) {
    await choose(page, gateway.id);
    const offered = await page
      .locator("#mistake optgroup")
      .first()
      .locator("option")
      .evaluateAll((options) => options.map(({ value }) => value));
    assert.deepEqual(offered, mistakesOf(gateway));
    for (const code of offered) {
      await page.locator("#mistake").selectOption(code);
      await page.locator("#make-mistake").click();
      assert.deepEqual(await findings(page), [code], `${gateway.id} ${code}`);
      assert.equal(await page.locator("[data-mistake] h3").textContent(), mistakes[code][0]);
    }
  }
});

/** What the note above the result says was different; the message itself where nothing else is named. */
const PLACES = {
  previous_secret: "credentials",
  secrets_swapped: "credentials",
  blank_in_secret: "credentials",
  quotes_in_secret: "credentials",
  secret_case: "credentials",
  secret_length: "credentials",
  sandbox_secret: "sandbox",
  list_form: "settings",
  kind_doubtful: "settings",
  kind_not_named: "settings",
  timestamp_out_of_tolerance: "clock",
};

test("the note of a mistake says whether the message, the credentials, a setting or the clock is wrong", async () => {
  const { mistakesOf } = await import(pathToFileURL(join(www, "js/verify/mistakes.js")));
  const { en } = await import(pathToFileURL(join(www, "js/texts/en.js")));
  const page = await visit(world, { view: "verify" });
  for (const gateway of await catalogOf()) {
    await choose(page, gateway.id);
    for (const code of mistakesOf(gateway).filter((code) => code !== "other_kind")) {
      await page.locator("#mistake").selectOption(code);
      await page.locator("#make-mistake").click();
      const place = PLACES[code] ?? "body";
      const note = page.locator("[data-mistake] [data-place]");
      assert.equal(await note.getAttribute("data-place"), place, `${gateway.id} ${code}`);
      assert.equal(await note.textContent(), en[`verify.mistakeIn.${place}`]);
    }
  }
});

test("the reason does not send to diagnose above its diagnosis", async () => {
  const page = await visit(world, { view: "verify" });
  await page.locator("#make-sample").click();
  await page.locator("#spoil").click();
  assert.equal(
    await page.locator("#reason").textContent(),
    "The signature does not match this content with this secret.",
  );
  await page.locator("#language").click();
  assert.match(
    await page.locator("#reason").textContent(),
    /^签名不符[^,]+。 The signature does not match this content with this secret\.$/,
  );
});

test("a gateway without mistakes of its own has those that all gateways have", async () => {
  const { mistakesOf } = await import(pathToFileURL(join(www, "js/verify/mistakes.js")));
  const common = mistakesOf({ id: "sixth" });
  assert.ok(common.includes("previous_secret") && !common.includes("biz_field_name"));
  for (const gateway of await catalogOf())
    assert.deepEqual(mistakesOf(gateway).slice(0, common.length), common);
});

test("with credentials that are refused, a mistake and a sample say so", async () => {
  const page = await visit(world, { view: "verify" });
  const secret = page.locator("#verify-credential-secretKey");
  const own = await secret.inputValue();
  const type = async (text) => {
    // Folded again with each new form.
    await page.locator("#verify-credentials").evaluate((fold) => {
      fold.open = true;
    });
    await secret.fill(text);
  };
  for (const press of [
    async () => {
      await page.locator("#mistake").selectOption("quotes_in_secret");
      await page.locator("#make-mistake").click();
    },
    () => page.locator("#make-sample").click(),
  ]) {
    await type("");
    await press();
    assert.equal(await page.locator("#refusal").textContent(), "invalid_credentials");
    assert.notEqual(await page.locator("#verify-credential-secretKey-error").textContent(), "");
    await type(own);
    assert.equal(await page.locator("#refusal").count(), 0, "it is gone with its cause");
    await press();
    assert.equal(await page.locator("[data-verified]").count(), 1);
    assert.notEqual(await page.locator("#raw").inputValue(), "");
    await page.locator("#clear").click();
  }
});

test("a mistake of another gateway's is made with that gateway, by the keyboard too", async () => {
  const page = await visit(world, { view: "verify" });
  await page.locator("#mistake").focus();
  await page.keyboard.type("Lose the line end");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator('#verify input[value="ubao"]').isChecked(), true);
  assert.deepEqual(await findings(page), ["blank_in_secret"]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "make-mistake");
  await page.locator("#make-sample").click();
  assert.equal(await verdict(page), "true");
});

test("on a phone the verdict stays in sight, and leads to the result", async () => {
  const page = await visit(world, { view: "verify", viewport: { width: 390, height: 844 } });
  const jump = page.locator("#verify-jump");
  assert.equal(await jump.isVisible(), false);
  await page.locator("#make-sample").click();
  assert.match(await jump.textContent(), /^Genuine/);
  await jump.focus();
  await page.keyboard.press("Enter");
  const { y } = await page.locator("[data-verified]").boundingBox();
  const masthead = await page.locator(".masthead").boundingBox();
  assert.ok(y >= masthead.height && y < 400, String(y));
});
