/** What the payer sees: in two languages, whatever the order says, and back to the merchant afterwards. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { basicexOrder, openSandbox } from "./support.mjs";

const NASTY = `"</script><img src=x onerror=alert(1)>'&`;
const RETURN_URL = "https://shop.example.com/done?a=1&b=2";

async function openPage(t, more) {
  const opened = await openSandbox(t);
  await opened.submit(opened.gateway("basicex").cashier(basicexOrder("P1", more)));
  return { ...opened, page: opened.order("P1").cashierUrl, id: opened.order("P1").id };
}

/** Presses a button of the page as a browser does, with the form's own encoding. */
function pressOnPage(url, id, action, lang = "en") {
  return fetch(`${url}/_sandbox/orders/${id}/${action}?lang=${lang}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
    body: "",
  });
}

test("a description arrives byte for byte, and is text on the page", async (t) => {
  const { page, order } = await openPage(t, { description: NASTY });
  assert.equal(order("P1").data.description, NASTY);
  const response = await fetch(page);
  const html = await response.text();
  assert.ok(html.includes("&quot;&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;"));
  assert.ok(!html.includes("<img src=x"));
  assert.ok(!html.includes("<script"));
  const policy = response.headers.get("content-security-policy");
  assert.match(policy, /^default-src 'none'/);
  assert.ok(!policy.includes("script-src") && !policy.includes("unsafe"));
});

test("the page speaks the browser's language, or the one that is chosen", async (t) => {
  const { page } = await openPage(t);
  const text = async (address, language) =>
    (await fetch(address, { headers: { "accept-language": language } })).text();
  assert.match(await text(page, "zh-CN,zh;q=0.9"), /<html lang="zh">[\s\S]*收银台[\s\S]*支付/);
  assert.match(await text(page, "en"), /<html lang="en">[\s\S]*Cashier[\s\S]*Pay/);
  assert.match(await text(`${page}?lang=zh`, "en"), /收银台/);
  assert.match(await text(`${page}?lang=en`, "zh"), /Cashier/);
});

for (const [action, shown] of [
  ["pay", "Paid"],
  ["fail", "Failed"],
  ["expire", "Expired"],
]) {
  test(`after "${action}" the page says so and leads back to the merchant`, async (t) => {
    const { url, id } = await openPage(t, { returnUrl: RETURN_URL });
    const html = await (await pressOnPage(url, id, action)).text();
    assert.ok(html.includes(shown));
    assert.ok(!html.includes("<form"), "there is nothing left to press");
    assert.ok(html.includes('content="2;url=https://shop.example.com/done?a=1&amp;b=2"'));
    assert.ok(html.includes('href="https://shop.example.com/done?a=1&amp;b=2"'));
  });
}

test("without a return address the payer stays", async (t) => {
  const { url, id } = await openPage(t);
  const html = await (await pressOnPage(url, id, "pay", "zh")).text();
  assert.ok(html.includes("已支付"));
  assert.ok(!html.includes(";url="));
});

test("UBAO's deposit page has every coin of each address and one button, and coins arrive by it", async (t) => {
  const { url, call, notifyUrl, until } = await openSandbox(t);
  assert.match(await (await fetch(`${url}/ubao/deposit`)).text(), /no address yet/);
  const { data } = await call("ubao", "createAddress", { chainType: 170, callUrl: notifyUrl("ubao") });
  const form = await (await fetch(`${url}/ubao/deposit`)).text();
  assert.ok(form.includes(`value="${data.address} 1002"`));
  assert.equal(form.match(/<button/g).length, 1);
  const page = await fetch(`${url}/_sandbox/deposits`, {
    method: "POST",
    headers: { accept: "text/html" },
    body: new URLSearchParams({ gateway: "ubao", to: `${data.address} 1002`, amount: "10" }),
  });
  const sent = await page.text();
  assert.match(sent, /10 USDT was sent to/);
  assert.ok(sent.includes(data.address));
  const recharge = await until(({ merchant }) => merchant.find(({ kind }) => kind === "recharge"));
  assert.equal(recharge.amount, "10");
});

test("a press that cannot be done is answered by a page that leads back, not by JSON", async (t) => {
  const { url, id } = await openPage(t);
  await pressOnPage(url, id, "pay");
  const response = await pressOnPage(url, id, "pay");
  const html = await response.text();
  assert.equal(response.status, 409);
  assert.match(html, /<code>settled<\/code>/);
  assert.match(html, /<a class="button" href="\//);
});

test("the page has one main button, and shows the notifications to the merchant", async (t) => {
  const { url, page, id, until } = await openPage(t);
  const html = await (await fetch(page)).text();
  assert.equal(html.match(/button-main/g).length, 1);
  const paid = await (await pressOnPage(url, id, "pay")).text();
  assert.match(paid, /role="status"[\s\S]*Paid\./);
  await until(({ attempts }) => attempts.some(({ acked }) => acked));
  assert.match(
    await (await fetch(`${page}?lang=en`)).text(),
    /Notifications to the merchant[\s\S]*Acknowledged/,
  );
});

test("the pages have the demo page's colours, dark where the system is", async (t) => {
  const { url } = await openSandbox(t);
  const css = await (await fetch(`${url}/_sandbox/style.css`)).text();
  const tokens = await (await fetch(`${url}/css/tokens.css`)).text();
  const dark = tokens.slice(tokens.indexOf("color-scheme: dark"));
  const colour = (text, name) => new RegExp(`${name}: (#[0-9a-f]+)`).exec(text)?.[1];
  const [own, ownDark] = css.split("@media (prefers-color-scheme: dark)");
  for (const name of ["--seal", "--paper", "--ink", "--good", "--bad"]) {
    assert.equal(colour(own, name), colour(tokens, name));
    assert.equal(colour(ownDark, name), colour(dark, name));
  }
  for (const [, used] of css.matchAll(/var\((--[a-z-]+)\)/g)) assert.ok(own.includes(`${used}:`), used);
});
