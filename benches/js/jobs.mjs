/**
 * The jobs, written by hand as a good user would today, over whichever toolkit has the digests. Each takes the same
 * input as the package's method and gives as much of the same output as `comparable` in `bench.mjs` looks at.
 */

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** @returns one function of the input for each job: `hand(toolkit, { now, nonce })` fixes time and random text. */
export function hand(kit, credentials, fixed = {}) {
  const now = fixed.now ?? Date.now;

  function ubaoRequest(input) {
    const { merchantId, apiKey } = credentials;
    const timestamp = Math.floor(now() / 1000);
    const nonce = Number(fixed.nonce?.() ?? kit.randomNumber());
    const body = kit.toBase64(JSON.stringify(input));
    const sign = kit.md5(body + apiKey + nonce + timestamp);
    return post(
      "https://ubao.example/mch/withdraw",
      JSON.stringify({ merchantId, timestamp, nonce, body, sign }),
    );
  }

  function ubaoVerify(raw) {
    const { nonce, timestamp, body, sign } = JSON.parse(new TextDecoder().decode(raw));
    if (!kit.isSame(kit.md5(body + credentials.apiKey + nonce + timestamp), sign))
      throw new Error("not signed");
    return { data: JSON.parse(kit.fromBase64(body)) };
  }

  function basicexCashier(order) {
    const bizConent = JSON.stringify(order);
    const envelope = {
      merNo: credentials.merNo,
      method: "basicexpay.trade.cashier",
      timestamp: beijing(now()),
      nonce: fixed.nonce?.() ?? randomLetters(kit, 16),
      bizConent,
      signType: "HmacSHA512",
    };
    const pairs = Object.keys(envelope)
      .sort()
      .map((name) => `${name}=${envelope[name]}`);
    const text = `${pairs.join("&")}&key=${credentials.apiKey}`;
    const data = JSON.stringify({
      ...envelope,
      sign: kit.hmacSha512(credentials.secretKey, text).toUpperCase(),
    });
    const url = "https://openapi.basicex.com/basicexpay/trade/cashier";
    return { method: "POST", url, fields: { data }, html: page(url, data) };
  }

  function basicexVerify(raw) {
    const { sign, ...fields } = JSON.parse(new TextDecoder().decode(raw));
    const names = Object.keys(fields).filter((name) => fields[name] !== "" && fields[name] !== null);
    const pairs = names.sort().map((name) => `${name}=${fields[name]}`);
    const text = `${pairs.join("&")}&key=${credentials.apiKey}`;
    if (!kit.isSame(kit.hmacSha512(credentials.secretKey, text).toUpperCase(), sign))
      throw new Error("not signed");
    return { data: JSON.parse(fields.data) };
  }

  function bibaoLogin(input) {
    const { merCode, desKey, keyB } = credentials;
    const seconds = Math.floor(now() / 1000);
    const fields = { MerCode: merCode, Timestamp: seconds, ...input };
    const plain = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
    const param = kit.desCbc(desKey, plain.join("&")).toUpperCase();
    const date = beijing(now()).slice(0, 8);
    const middle = kit.md5(merCode + input.UserName + input.Type + input.OrderNum + keyB + date);
    const ends = fixed.nonce?.() ?? randomLetters(kit, 10);
    const key = ends.slice(0, 6) + middle + ends.slice(6);
    return post(`https://bibao.example/api/${merCode}/coin/Login`, JSON.stringify({ param, key }));
  }

  function vpayVerify(raw) {
    const { sign, ...data } = JSON.parse(new TextDecoder().decode(raw));
    const text = `${canonical(data)}&secret=${credentials.secret}`;
    if (!kit.isSame(kit.md5(text), sign)) throw new Error("not signed");
    return { data };
  }

  return {
    ubaoRequest,
    ubaoVerify,
    basicexCashier,
    basicexCashierChinese: basicexCashier,
    basicexVerify,
    bibaoLogin,
    vpayVerify,
  };
}

export function randomLetters(kit, length) {
  return Array.from(kit.randomBytes(length), (byte) => LETTERS[byte % 36]).join("");
}

export function post(url, body) {
  return { method: "POST", url, headers: { "content-type": "application/json; charset=utf-8" }, body };
}

/** `yyyyMMddHHmmss` on a clock in Beijing. */
export function beijing(now) {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-:T]/g, "");
}

/** Good enough for the notification of the benchmark; what JSON.parse loses is another matter. */
function canonical(object) {
  const names = Object.keys(object).filter((name) => object[name] !== null && !isEmptyList(object[name]));
  return names
    .sort()
    .map((name) => `${name}=${valueText(object[name])}`)
    .join("&");
}

function isEmptyList(value) {
  return Array.isArray(value) && value.length === 0;
}

function valueText(value) {
  if (Array.isArray(value)) return `[${value.map(valueText).join(",")}]`;
  return typeof value === "object" && value !== null ? `{${canonical(value)}}` : String(value);
}

function escapeHtml(text) {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

export function page(action, data) {
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<title>正在前往收银台…</title>
</head>
<body>
<form id="pay" method="post" accept-charset="utf-8" action="${escapeHtml(action)}">
<input type="hidden" name="data" value="${escapeHtml(data)}">
<noscript><button type="submit">继续付款</button></noscript>
</form>
<script>document.getElementById("pay").submit();</script>
</body>
</html>
`;
}
