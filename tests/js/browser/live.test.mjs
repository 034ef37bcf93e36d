/** The Live view, where one looks for what went wrong. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { Lianhe } from "paychop";
import {
  chooseOperation,
  forgive,
  goTo,
  inNewTab,
  orderOnLive,
  useWorld,
  verdicts,
  visit,
} from "./support/world.mjs";

const { conformanceTable } = await import(
  new URL("bin/conformance.js", import.meta.resolve("paychop/package.json"))
);
const world = useWorld({ conformance: true });
const PHONE = { width: 390, height: 844 };
const entries = (page, topic) => page.locator(`#log [data-topic="${topic}"]`);

/** A merchant whose answer is as long as some frameworks' error pages. */
const LONG = `<!doctype html><title>500</title>${"<p>at somewhere in a framework</p>".repeat(400)}`;
const merchant = createServer((_, response) => response.writeHead(500).end(LONG));
merchant.listen(0, "127.0.0.1");
await once(merchant, "listening");
after(() => merchant.close());
const merchantUrl = `http://127.0.0.1:${merchant.address().port}/notify`;

/** An order of Lianhe that is signed, sent and paid; the page then shows Live. */
async function paidAtLianhe(page) {
  await chooseOperation(page, "lianhe", "pay");
  const number = await page.locator("#field-mrn").inputValue();
  await page.locator("#send").click();
  await page.locator('#answer[data-ok="true"]').waitFor();
  await goTo(page, "live");
  const order = orderOnLive(page, number);
  await order.locator('[data-action="pay"]').click();
  return { number, order };
}

/** A cashier order that is signed, sent and, where `pay` is true, paid; the page then shows Live. */
async function ordered(page, { pay = true, notifyUrl } = {}) {
  await goTo(page, "sign");
  await chooseOperation(page, "basicex", "cashier");
  if (notifyUrl) await page.locator("#field-notifyUrl").fill(notifyUrl);
  const number = await page.locator("#field-merOrderNo").inputValue();
  await inNewTab(page, () => page.locator("#send").click());
  await goTo(page, "live");
  await page.bringToFront();
  const order = orderOnLive(page, number);
  if (pay) {
    await order.locator('[data-action="pay"]').click();
    await order.locator("[data-acked]").first().waitFor();
  }
  return { number, order };
}

test("each line has its order number and its kind, and an order has its attempts", async () => {
  const page = await visit(world);
  const { number, order } = await ordered(page);
  for (const [topic, name] of [
    ["request", "cashier"],
    ["attempt", "payment"],
    ["merchant", "payment"],
  ]) {
    const line = entries(page, topic).filter({ hasText: number }).filter({ hasText: name });
    assert.equal(await line.count(), 1, topic);
  }
  assert.match(await order.locator(".attempt").textContent(), /Notification 1 payment200 success/);
});

test("the raw body, the headers and the answer of an attempt are one click away", async () => {
  const page = await visit(world);
  const { number, order } = await ordered(page);
  await order.locator(".attempt").click();
  const line = entries(page, "attempt").filter({ hasText: number });
  const body = line.locator('[data-part="body"]');
  await body.first().waitFor();
  assert.equal(JSON.parse(JSON.parse(await body.first().textContent()).data).merOrderNo, number);
  assert.match(
    await line.locator('[data-part="head"]').first().textContent(),
    /^POST http.*\ncontent-type: application\/json/,
  );
  assert.match(await line.locator('[data-part="head"]').last().textContent(), /^HTTP 200\n/);
  assert.equal(await body.last().textContent(), "success");
  assert.equal(
    await line.locator(".entry-row").evaluate((row) => row === document.activeElement),
    true,
    "whoever works by the keyboard is there",
  );
});

test("an attempt is handed to Verify with its gateway, kind and content type, and is genuine there", async () => {
  const page = await visit(world);
  const { number, order } = await paidAtLianhe(page);
  await order.locator(".attempt").click();
  await page.locator('[data-do="verify"]').click();
  await page.locator('[data-verified="true"]').waitFor();
  assert.equal(await page.locator('#verify input[value="lianhe"]').isChecked(), true);
  assert.equal(await page.locator("#verify-kind").inputValue(), "payment");
  assert.equal(await page.locator("#verify-contentType").inputValue(), "application/x-www-form-urlencoded");
  assert.match(await page.locator("#raw").inputValue(), new RegExp(`mrn=${number}`));
});

test("what happens while the state is on its way is not lost", async () => {
  const page = await visit(world, { view: "live" });
  const { credentials, baseUrl } = world.sandbox.state().gateways.lianhe;
  const number = "WHILE-ON-ITS-WAY";
  const request = new Lianhe(credentials, { baseUrl }).pay({
    amount: "100",
    callbackUrl: `${world.url}/_merchant/notify/lianhe`,
    channelId: 2,
    mrn: number,
    returnUrl: "https://shop.example/done",
  });
  let asked = 0;
  let arrived;
  const older = new Promise((resolve) => {
    arrived = resolve;
  });
  await page.route("**/_sandbox/state", async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    asked += 1;
    // The first question is the page's own as it starts; the second comes once the events flow.
    if (asked === 2) {
      await fetch(request.url, { ...request, headers: { ...request.headers, origin: world.url } });
      await page.waitForTimeout(300);
      assert.doesNotMatch(body, new RegExp(number));
    }
    await route.fulfill({ response, body });
    if (asked === 2) arrived();
  });
  await page.reload();
  await older;
  // Time for the page to take in the older state.
  await page.waitForTimeout(500);
  assert.equal(await orderOnLive(page, number).count(), 1);
  assert.equal(await entries(page, "request").filter({ hasText: number }).count(), 1);
});

test("where the sandbox does not answer, a button and a raw message say so", async () => {
  const page = await visit(world);
  const { order } = await ordered(page, { pay: false });
  await page.route(/_sandbox\/(orders|clear|attempts|requests)/, (route) => route.abort());
  const notice = page.locator("#live-orders [role=alert]");
  await order.locator('[data-action="pay"]').click();
  await notice.filter({ hasText: /^Pay: The sandbox did not answer/ }).waitFor();
  await page.locator("#clear-log").click();
  await notice.filter({ hasText: /^Clear: The sandbox did not answer/ }).waitFor();
  await entries(page, "request").first().locator(".entry-row").click();
  await page.locator(".entry-exchange").filter({ hasText: "The sandbox did not answer." }).waitFor();
  await page.unroute(/_sandbox\/(orders|clear|attempts|requests)/);
  await order.locator('[data-action="pay"]').click();
  await order.locator("[data-acked]").first().waitFor();
  assert.equal(await notice.isVisible(), false);
  forgive(world, /Failed to load resource/);
});

test("a browser that does not let the page copy is named", async () => {
  const page = await visit(world);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.locator("#results").getByRole("button", { name: "Copy" }).first().click();
  await page.getByRole("button", { name: "Not copied" }).waitFor();
});

test("an attempt is copied as curl, as anybody would send it", async () => {
  const page = await visit(world);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const { order } = await ordered(page);
  await order.locator(".attempt").click();
  await page.getByRole("button", { name: "Copy as curl" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(
    curl,
    /^curl --globoff 'http:.*\/_merchant\/notify\/basicex' \\\n {2}--request 'POST' \\\n {2}--header 'content-type: application\/json.*' \\\n {2}--data-raw '\{/,
  );
  assert.doesNotMatch(curl, /--header '(host|content-length|sec-)/i);
});

test("a request shows its bytes, its sign string and what was wrong with it", async () => {
  const page = await visit(world);
  await chooseOperation(page, "vpay", "createFixedCustomRate");
  await page.locator("#credentials summary").click();
  await page.locator("#credential-secret").fill("not-the-secret");
  await page.locator("#send").click();
  await page.locator('#answer[data-ok="false"]').waitFor();
  await goTo(page, "live");
  const line = entries(page, "request").filter({ hasText: "signature_mismatch" }).first();
  await line.locator(".entry-row").click();
  await line.locator('[data-part="body"]').first().waitFor();
  assert.match(await line.locator(".sign-string").textContent(), /<secret>/);
  // The raw answer below may say what it likes.
  for (const said of await line.locator(".note, .finding").allTextContents()) assert.doesNotMatch(said, /`/);
  assert.ok((await line.locator(".finding").count()) > 0);
});

test("the activity is filtered by words and by what it is", async () => {
  const page = await visit(world);
  const first = await ordered(page);
  const second = await ordered(page);
  await page.locator("#filter-words").fill(second.number);
  assert.equal(await page.locator("#log", { hasText: first.number }).count(), 0);
  await entries(page, "merchant").filter({ hasText: second.number }).waitFor();
  await page.locator("#filter-what").selectOption("request");
  assert.equal(await page.locator("#log .entry").count(), 1);
  await page.locator("#filter-what").selectOption("problems");
  assert.equal(await page.locator("#log .entry").count(), 0);
  await page.getByText("Nothing matches the filter.").waitFor();

  // From an order straight to its activity.
  await first.order.getByRole("button", { name: "Its activity" }).click();
  assert.equal(await page.locator("#filter-words").inputValue(), first.number);
  assert.equal(await page.locator("#log", { hasText: second.number }).count(), 0);
});

test("the activity is cleared, and the orders stay", async () => {
  const page = await visit(world);
  const { order } = await ordered(page);
  await page.locator("#clear-log").click();
  await page.locator("#log .entry").first().waitFor({ state: "detached" });
  assert.equal(await order.isVisible(), true);
  // The notification can still be sent again.
  await order.locator(".again summary").click();
  await order.locator('[data-action="resend"]').click();
  await entries(page, "attempt").waitFor();
  await page.reload();
  await page.locator("#live h1").waitFor();
  assert.equal(await entries(page, "request").count(), 0);
});

/** Where an element is. One that is drawn anew at this moment has no place until it is there again. */
async function boxOf(locator) {
  for (;;) {
    await locator.waitFor();
    const box = await locator.boundingBox();
    if (box !== null) return box;
  }
}

test("a long answer takes one line, and scrolls where it is unfolded", async () => {
  const page = await visit(world);
  const { order } = await ordered(page, { notifyUrl: merchantUrl });
  const line = order.locator(".attempt").first();
  assert.ok((await boxOf(line)).height < 40);
  const row = entries(page, "attempt").first().locator(".entry-row");
  assert.ok((await boxOf(row)).height < 80);
  await line.click();
  const answer = page.locator('#log [data-part="body"]').last();
  await answer.waitFor();
  assert.equal(await answer.textContent(), LONG);
  assert.ok((await boxOf(answer)).height < 240);
});

for (const width of [1280, 1024, 390]) {
  test(`at ${width} px nothing of an order is wider than its card`, async () => {
    const page = await visit(world, { viewport: { width, height: 900 } });
    const { order } = await paidAtLianhe(page);
    await order.locator('[data-acked="true"]').waitFor();
    await order.locator(".again summary").click();
    await order.locator('[data-action="corrupt"]').click();
    await order.locator('[data-acked="false"]').waitFor();
    const outside = await page.locator("#live-orders").evaluate((card) => {
      const { left, right } = card.getBoundingClientRect();
      const isOutside = (box) => box.left < left || box.right > right;
      return [...card.querySelectorAll("*")]
        .filter((element) => element.checkVisibility() && isOutside(element.getBoundingClientRect()))
        .map((element) => element.outerHTML.slice(0, 80));
    });
    assert.deepEqual(outside, []);
  });
}

test("a payout is not paid by anybody: it succeeds or fails", async () => {
  const page = await visit(world);
  await chooseOperation(page, "lianhe", "payout");
  const number = await page.locator("#field-mrn").inputValue();
  await page.locator("#send").click();
  await page.locator('#answer[data-ok="true"]').waitFor();
  await goTo(page, "live");
  const order = orderOnLive(page, number);
  const actions = await order
    .locator("[data-action]")
    .evaluateAll((buttons) => buttons.map(({ dataset }) => dataset.action));
  assert.deepEqual(actions, ["succeed", "fail"]);
  await order.locator('[data-action="succeed"]').click();
  await order.locator('[data-status="paid"]', { hasText: "succeeded" }).waitFor();
  await verdicts(page, "Lianhe", "payout", "succeeded").first().waitFor();
});

test("on a phone the activity is one press away", async () => {
  const page = await visit(world, { viewport: PHONE });
  const { number } = await ordered(page);
  assert.equal(await page.locator("#log").isVisible(), false);
  await page.locator("#show-log").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#log").isVisible(), true);
  assert.equal(await page.locator("#orders").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), "show-log");
  assert.ok((await boxOf(entries(page, "merchant").filter({ hasText: number }))).y < PHONE.height);
});

test("each view has its own place to which it is scrolled", async () => {
  const page = await visit(world, { viewport: PHONE });
  await page.evaluate(() => scrollTo(0, 600));
  await goTo(page, "live");
  await page.locator("#live h1").waitFor();
  assert.equal(await page.evaluate(() => scrollY), 0);
  await goTo(page, "sign");
  assert.equal(await page.evaluate(() => scrollY), 600);
});

test("what a client of another language has sent rightly, and what is left, is a table", async () => {
  const page = await visit(world, { view: "live" });
  const { baseUrl } = world.sandbox.state().gateways.ubao;
  const row = page.locator('[data-row="ubao withdraw"]');
  await row.waitFor();
  const before = await page.locator("#conformance .badge").first().textContent();
  assert.match(before, /^0 of \d+ right$/);
  await fetch(`${baseUrl}/withdraw`, { method: "POST", body: "not a request" });
  await page.locator('[data-status="wrong"]').first().waitFor();

  await fetch(new URL("/vpay/elsewhere", world.url), { method: "POST", body: "{}" });
  await page.locator('[data-row="vpay null"][data-status="wrong"]').waitFor();

  const { Ubao } = await import("paychop");
  const { credentials } = world.sandbox.state().gateways.ubao;
  const { url, ...init } = new Ubao(credentials, { baseUrl }).coins({});
  await fetch(url, init);
  await page.locator('[data-row="ubao coins"][data-status="right"]').waitFor();
  await page.locator("#conformance-left").focus();
  await page.keyboard.press("Space");
  assert.equal(await page.locator('[data-row="ubao coins"]').count(), 0);
  assert.equal(await row.isVisible(), true);
  await page.keyboard.press("Space");
  await assertSameAsPrinted(page);
});

/** The page and the table that the sandbox prints at its end say the same of each row. */
async function assertSameAsPrinted(page) {
  const { rows } = world.sandbox.state().conformance;
  const known = rows.filter(({ operation }) => operation !== null).length;
  const printed = conformanceTable(rows);
  assert.ok(printed.startsWith(`1 of ${known} operations`), printed.slice(0, 80));
  assert.equal(await page.locator("#conformance .badge").first().textContent(), `1 of ${known} right`);
  for (const { gateway, operation, status, problem } of rows) {
    const row = page.locator(`[data-row="${gateway} ${operation}"]`);
    assert.equal(await row.getAttribute("data-status"), status);
    const { findings = [] } = problem ?? {};
    const said = problem && findings.length === 0 ? [problem] : findings;
    const codes = await row.locator("td").last().locator("p:not(.muted) code:first-child").allTextContents();
    assert.deepEqual(
      codes,
      said.map(({ code }) => code),
    );
    for (const { code, message } of said) assert.ok(printed.includes(`${code}: ${message}`), message);
  }
}
