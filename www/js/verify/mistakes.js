/**
 * The mistakes that `diagnose` knows, to be made on purpose. The gateway's notification comes from the package; then
 * goes wrong what goes wrong in practice: in the endpoint's configuration, or to the body on its way.
 *
 * Each gives `{ raw, credentials?, options?, kind?, contentType?, place? }`: what arrives, with what the endpoint checks it where that
 * is not the account's own, and where the mistake is, if that does not follow from these. `tools` is `{ account, next, sample(data?, credentials?), signing, request }`.
 */

/** What any gateway's endpoint can get wrong. */
const COMMON = {
  secret_or_content_differs: ({ sample }) => ({ raw: withOneDigitChanged(sample()) }),
  previous_secret: ({ sample, account, signing }) => ({
    raw: sample(),
    credentials: { ...account.credentials, [signing]: "the-new-secret-of-this-merchant" },
    options: { previous: [account.credentials] },
  }),
  quotes_in_secret: ({ sample, account, signing }) => ({
    raw: sample(),
    credentials: { ...account.credentials, [signing]: `"${account.credentials[signing]}"` },
  }),
  sandbox_secret: ({ sample, account, signing }) => ({
    raw: sample({}, account.initial.credentials),
    credentials: { ...account.credentials, [signing]: "the-own-secret-of-this-merchant" },
    place: "sandbox",
  }),
  secret_case: ({ sample, account, signing }) => ({
    raw: sample({}, { ...account.credentials, [signing]: account.credentials[signing].toUpperCase() }),
    place: "credentials",
  }),
  empty_body: () => ({ raw: bytes("", [0x0d, 0x0a]) }),
  compressed: ({ sample }) => ({ raw: Uint8Array.of(0x1f, 0x8b, 0x08, ...bytes(sample(), [])) }),
  base64_body: ({ sample }) => ({ raw: btoa(String.fromCharCode(...bytes(sample(), []))) }),
  cut_off: ({ sample }) => ({ raw: sample().slice(0, -7) }),
  body_already_parsed: () => ({ raw: String({}) }),
  lookalike_name: ({ sample }) => ({ raw: sample().replace(SIGN, (name) => name.replace("i", "\u0456")) }),
  hex_form: ({ sample }) => ({ raw: withSign(sample(), (sign) => sign.slice(8, 24)) }),
  not_utf8: ({ sample }) => ({ raw: bytes(sample(), [0xe9]) }),
  gbk: ({ sample }) => ({ raw: bytes(sample(), [0xd6, 0xd0]) }),
  other_gateway: ({ next }) => ({ raw: next.sample() }),
};

/** What takes the form or the rules of one gateway. One without a row has the common mistakes only. */
const OWN = {
  basicex: {
    secrets_swapped: swapped("apiKey", "secretKey"),
    secret_length: ({ sample, account: { credentials } }) => ({
      raw: sample(),
      credentials: { ...credentials, secretKey: credentials.secretKey.slice(0, -1) },
    }),
    body_stringified: stringified,
    body_reserialised: ({ sample }) => ({ raw: withData(sample(), reversed) }),
    escaped_slashes: ({ sample }) => ({
      raw: withData(sample({ attach: "a/b" }), (data) => data.replaceAll("/", "\\/")),
    }),
    escaped_unicode: ({ sample }) => ({
      raw: withData(sample({ attach: "\u4e2d" }), (data) => data.replaceAll("\u4e2d", "\\u4e2d")),
    }),
    biz_field_name: ({ request }) => ({ raw: request("query").replace("bizConent", "bizContent") }),
    byte_order_mark: marked,
    other_kind: ({ request }) => ({ raw: request("query") }),
    kind_not_named: ({ sample }) => ({ raw: sample(), kind: "" }),
    kind_doubtful: ({ sample }) => ({ raw: sample({ status: 3 }), kind: "agentpay" }),
  },
  bibao: {
    body_reserialised: ({ sample }) => ({ raw: sample().replace("124.00", "124") }),
    form_plus_not_decoded: ({ sample }) => ({ raw: sample({ Remark: "top up" }).replaceAll("+", "%2B") }),
    form_decoded_twice: ({ sample }) => ({
      raw: sample({ Remark: "50%25 off" }).replace("50%2525", "50%25"),
    }),
    form_encoded_twice: ({ sample }) => ({ raw: sample({ Remark: "\u5145\u503c" }).replaceAll("%", "%25") }),
    html_escaped: htmlEscaped,
    trailing_newline: ({ sample }) => ({ raw: `${sample()}\n` }),
    text_in_front: ({ sample }) => ({ raw: `/notify?${sample()}` }),
    empty_fields: ({ sample }) => ({ raw: sample({ Remark: "" }).replace("Remark=&", "") }),
    other_kind: ({ sample }) => ({ raw: sample(), kind: "otcVerify" }),
  },
  ubao: {
    blank_in_secret: blankAfterSecret,
    body_stringified: stringified,
    body_reserialised: ({ sample }) => ({ raw: withBody(sample(), (text) => btoa(reversed(atob(text)))) }),
    form_plus_became_blank: ({ sample }) => ({ raw: asForm(sample({ coinName: "USDT>>>>??>>>?" })) }),
    base64_variant: ({ sample }) => ({
      raw: withBody(sample(), (text) => `${text.slice(0, 76)}\n${text.slice(76)}`),
    }),
    digits_moved: ({ sample }) => ({ raw: sample().replace(/("nonce":\d+)(,"timestamp":)(\d)/, "$1$3$2") }),
    byte_order_mark: marked,
    other_kind: ({ sample }) => ({ raw: sample(), kind: "transfer" }),
    other_merchant: ({ sample }) => ({ raw: sample().replace("{", '{"merchantId":1,') }),
  },
  vpay: {
    secrets_swapped: swapped("key", "secret"),
    body_stringified: stringified,
    body_reserialised: ({ sample }) => ({ raw: sample({ amount: 22.5 }).replace("22.5", '"22.50"') }),
    number_rounded: ({ sample }) => ({
      raw: sample({ merchantId: "9223372036854775807" }).replace(
        '"9223372036854775807"',
        String(Number("9223372036854775807")),
      ),
    }),
    list_form: ({ sample }) => ({
      raw: sample({ transfers: [{ hash: "0xab", amount: 1.5 }] }),
      options: { listForm: "json" },
    }),
    latin1: ({ sample }) => ({ raw: latin1(sample({ merchantUserId: "Jos\u00e9" })) }),
    timestamp_out_of_tolerance: ({ sample }) => ({
      raw: sample({ notifyTime: 1_600_000_000_000 }),
      options: { toleranceSeconds: 60 },
      place: "clock",
    }),
    byte_order_mark: marked,
    other_kind: ({ sample }) => ({ raw: sample(), kind: "withdraw" }),
    other_merchant: ({ sample }) => ({ raw: sample({ key: "someOtherMerchant" }) }),
  },
  lianhe: {
    secrets_swapped: swapped("appKey", "secretKey"),
    body_reserialised: ({ sample }) => ({ raw: sample().replace("amount=100.00", "amount=100") }),
    html_escaped: htmlEscaped,
    other_kind: ({ sample }) => ({ raw: sample(), kind: "payout" }),
    other_merchant: ({ sample }) => ({ raw: sample({ appKey: "someOtherMerchant" }) }),
  },
};

/** The mistakes that can be made with a gateway: their codes. */
export function mistakesOf({ id }) {
  return Object.keys(allOf(id));
}

/** Makes one of them. Its `place` is `credentials`, `sandbox`, `settings`, `clock` or `body`. */
export function makeMistake(code, tools) {
  const made = allOf(tools.account.gateway.id)[code](tools);
  return { place: placeOf(made), ...made };
}

/** An endpoint with other options, or for another kind, gets the notification as it was sent. */
function placeOf({ credentials, options, kind }) {
  if (credentials) return "credentials";
  return options || kind !== undefined ? "settings" : "body";
}

function allOf(id) {
  return { ...COMMON, ...OWN[id] };
}

/** A digit of the amount where there is one, for that is what a forger would change. No number begins with 0 after it. */
export function withOneDigitChanged(raw) {
  const other = (digit) => (digit === "9" ? "8" : String(Number(digit) + 1));
  const ofAmount = /(amount\D{1,8})(\d)/i;
  if (ofAmount.test(raw)) return raw.replace(ofAmount, (_, before, digit) => before + other(digit));
  return raw.replace(/\d/, other);
}

/** The name of the sign, as JSON or as a form has it; not that of signType. */
const SIGN = /\bsign(?="?[:=])/i;
const SIGNED = /(\bsign"?[:=]"?)(\w+)/i;

function withSign(raw, change) {
  return raw.replace(SIGNED, (_, name, sign) => name + change(sign));
}

function bytes(text, more) {
  return new Uint8Array([...new TextEncoder().encode(text), ...more]);
}

function latin1(text) {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function stringified({ sample }) {
  return { raw: JSON.stringify(sample()) };
}

function marked({ sample }) {
  return { raw: `\ufeff${sample()}` };
}

function htmlEscaped({ sample }) {
  return { raw: sample().replaceAll("&", "&amp;") };
}

function swapped(one, other) {
  return ({ sample, account: { credentials } }) => ({
    raw: sample(),
    credentials: { ...credentials, [one]: credentials[other], [other]: credentials[one] },
  });
}

/** Another text in the place of the envelope's `data`, under the sign of the first. */
function withData(raw, change) {
  const envelope = JSON.parse(raw);
  return JSON.stringify({ ...envelope, data: change(envelope.data) });
}

function withBody(raw, change) {
  const envelope = JSON.parse(raw);
  return JSON.stringify({ ...envelope, body: change(envelope.body) });
}

/** JSON with its fields in the opposite order. */
function reversed(text) {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()));
}

/** As a form whose plus signs were not escaped: they arrive as spaces. */
function asForm(raw) {
  const pairs = Object.entries(JSON.parse(raw)).map(
    ([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2B", "+")}`,
  );
  return pairs.join("&");
}

/**
 * The gateway's key ends with a line end, which no object here takes. In UBAO's sign string the nonce follows the key:
 * the key with a line end and the first digit of the nonce, before the rest of it, makes the same text.
 */
function blankAfterSecret({ sample, account: { credentials } }) {
  const signed = sample({}, { ...credentials, apiKey: `${credentials.apiKey}\n1` });
  return { raw: signed.replace('"nonce":', '"nonce":1'), place: "credentials" };
}
