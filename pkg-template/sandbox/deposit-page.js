/** Coins from outside, to an address of a merchant or of its user. No request creates them. */
import { escaped } from "../shared/escaped.js";
import { badge, page, table } from "./layout.js";
import { texts } from "./texts.js";

/**
 * `wallets` are `{ address, label, coins: [[id, name]] }`. `sent` is the deposit of the last form, and `attempts` are its
 * notifications.
 */
export function depositPage({ gateway, name, wallets, sent, attempts, lang }) {
  const words = texts[lang];
  const title = words.titles.deposit;
  const path = `/${gateway}/deposit`;
  const form = wallets.length > 0 ? depositForm(gateway, wallets, words, lang) : nothing(gateway, words);
  const body = `<h1>${escaped(name)} · ${title}</h1><p class="quiet">${words.depositLead}</p>${
    sent ? done(sent, attempts, words) : ""
  }${form}`;
  return page({ title, lang, body, path });
}

function depositForm(gateway, wallets, words, lang) {
  const options = wallets.map(({ address, label, coins }) => {
    const own = coins.map(
      ([id, coin]) =>
        `<option value="${escaped(`${address} ${id}`)}">${escaped(`${coin} → ${address}`)}</option>`,
    );
    return `<optgroup label="${escaped(label)}">${own.join("")}</optgroup>`;
  });
  return `
    <form method="post" action="/_sandbox/deposits?lang=${lang}">
      <input type="hidden" name="gateway" value="${gateway}">
      <label>${words.coinAndAddress} <select name="to">${options.join("")}</select></label>
      <label>${words.amount} <input name="amount" inputmode="decimal" required value="10"></label>
      <button class="button button-main">${words.send}</button>
    </form>`;
}

function nothing(gateway, words) {
  return `<p class="note" data-tone="wait">${words.noWallets[gateway]}</p>`;
}

function done({ amount, currency, data }, attempts, words) {
  const rows = attempts.map(({ kind, acked, status }) => [
    kind,
    status ?? "–",
    { html: acked ? badge(words.acked, "good") : badge(words.notAcked, "bad") },
  ]);
  const told = rows.length > 0 ? table([words.notification, "HTTP", words.answer], rows) : "";
  return `<div class="note" data-tone="good" role="status">
    <p><strong>${words.sent(`${escaped(amount)} ${escaped(currency)}`)}</strong> <code>${escaped(data.address)}</code></p></div>${told}`;
}
