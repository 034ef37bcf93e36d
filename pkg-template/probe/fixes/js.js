/** The lines for JavaScript, by Node's own modules. */
const names = (list) => `[${list.map((name) => `"${name}"`).join(", ")}]`;
const all = (fields, from = "fields") =>
  Object.entries(fields)
    .map(([name, text]) => `String(${from}.${name}) === "${text}"`)
    .join(" && ");
const paidOf = ({ envelope = {}, paid }) =>
  [all(envelope, "envelope"), all(paid)].filter(Boolean).join(" && ");

const bankReply = (
  more,
) => `const encoded = (text) => new URLSearchParams({ "": text }).toString().slice(1).replaceAll("*", "%2A");
const bank = { Account, Bank: encoded(Bank), RealName: encoded(RealName), SubBranch: encoded(SubBranch) };
const signed = Object.values(bank).join("");
if (/[&=]/.test(signed)) return refuse();
const Sign = createHash("md5").update(signed + KEY_B).digest("hex");
res.end(JSON.stringify({ Success: true, Code: 1, Message: "success", ...bank, ${more}Sign }));`;

const compare = `if (typeof sign !== "string") return refuse();
const [came, own] = [sign, expected].map((text) => Buffer.from(text.toLowerCase()));
if (came.length !== own.length || !timingSafeEqual(came, own)) return refuse();`;

const duplicateName = String.raw`// JSON.parse keeps the last one: count the names in the text, too
let members = 0;
JSON.parse(raw, (name, value) => (members++, value));
const inText = raw.match(/"(?:[^"\\]|\\.)*"\s*:?/g)?.filter((part) => part.endsWith(":")) ?? [];
if (inText.length !== members - 1) return refuse();`;

export const JS = {
  genuine: ({ ack }) =>
    `const raw = String(Buffer.concat(await req.toArray()));\nres.end('${ack}'); // no line break behind it`,
  text: textOf,
  verify: compare,
  compare,
  duplicate: {
    json: duplicateName,
    form: "const form = new URLSearchParams(raw);\nfor (const name of form.keys()) if (form.getAll(name).length !== 1) return refuse();",
  },
  duplicateName,
  body: {
    json: "const fields = JSON.parse(raw); // and nothing of req.url",
    form: "const fields = Object.fromEntries(new URLSearchParams(raw)); // and nothing of req.url",
  },
  spelling: ({ id }) =>
    String.raw`if (/"${id}"\s*:\s*(?!\d+\s*[,}])[^"\s]/.test(raw)) return refuse();
const id = String(fields.${id}); // numbers are read as text`,
  merchant: ({ merchant: [name, own] }) => `if (fields.${name} !== ${own}) return refuse();`,
  kind: ({ required, kinds }) => {
    const missing = `${names(required)}.some((name) => (fields[name] ?? "") === "")`;
    return kinds
      ? `if (!${names(kinds)}.includes(fields.callbackType)) return refuse();\nif (fields.callbackType === "recharge" && ${missing}) return refuse();`
      : `if (${missing}) return refuse();`;
  },
  question: ({ question, others }) =>
    `// Of getBankCard; otcQuery and otcVerify have more fields
if (${names(question)}.some((name) => (fields[name] ?? "") === "")) return refuse();
if (${names(others)}.some((name) => name in fields)) return refuse();`,
  method: 'if (envelope.method !== "basicexpay.trade.notify") return refuse();',
  status: (facts) => `if (${paidOf(facts)}) credit();`,
  direction: ({ incoming, required }) =>
    `if (!(${incoming ? all(incoming) : `"${required[2]}" in fields`})) return ack();`,
  notice: ({ notice }) => `if (${all(notice)}) credit();`,
  payout: ({ order }) =>
    `if (!isPayment(fields.${order})) return payoutEnded(fields); // by your own records`,
  coin: `// COINS: a Set of texts such as "1002 0x55d398326f99059ff775485246999027b3197955 170"
const coin = [fields.coinID, (fields.coinType ?? "").toLowerCase(), fields.chainType].join(" ");
if (!COINS.has(coin)) return ack();`,
  once: ({ event }) => `await tx.query("BEGIN");
const { rowCount } = await tx.query("INSERT INTO events(id) VALUES ($1) ON CONFLICT DO NOTHING", [
  [${event.map((name) => `fields.${name}`).join(", ")}].join(" "),
]);
if (rowCount === 1) await credit(tx);
await tx.query("COMMIT");
return ack();`,
  slide: ({
    ids,
    fieldNames,
  }) => `if (${names(ids)}.some((name) => String(fields[name]).includes("&"))) return refuse();
if (Object.values(fields).some((value) => /&(?:${fieldNames.join("|")})=/.test(value))) return refuse();`,
  time: String.raw`if (!/^\d{10}$/.test(timestamp) || !/^\d+$/.test(nonce)) return refuse();`,
  reply: bankReply(""),
  replyVerify: bankReply("Status, "),
  replyAmount: `const Sign = createHash("md5").update(Coin + CoinAmount + KEY_B).digest("hex");
res.end(JSON.stringify({ Success: true, Code: 1, Message: "success", Coin, CoinAmount, Sign }));`,
  limit: `if (Number(req.headers["content-length"]) > 65536) return refuse(413);
if (fields === null || typeof fields !== "object" || Array.isArray(fields)) return refuse(); // what cannot be read`,
};

function textOf({ json, numbersIn, money, decimals, shifted }) {
  if (shifted)
    return String.raw`const places = Number(fields.decimals);
const digits = fields.amount.padStart(places + 1, "0");
const point = digits.length - places;
const amount = (digits.slice(0, point) + "." + digits.slice(point)).replace(/\.?0+$/, "").replace(/\.$/, "");`;
  if (!json)
    return `const amount = String(fields.${money}); // never Number(), and a decimal library in place of +`;
  const from = numbersIn ? `envelope.${numbersIn}` : "raw";
  const zeros = decimals ? String.raw`.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "")` : "";
  const how = decimals ? ", without zeros at their end," : ",";
  return String.raw`// Numbers into strings${how} before JSON.parse makes doubles of them
const text = ${from}.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (part) =>
  part[0] === '"' ? part : '"' + part${zeros} + '"');
const fields = JSON.parse(text);`;
}
