/** The lines for Python. `raw` is the body as text. */
const names = (list) => `{${list.map((name) => `"${name}"`).join(", ")}}`;
const all = (fields, from = "fields") =>
  Object.entries(fields)
    .map(([name, text]) => `str(${from}["${name}"]) == "${text}"`)
    .join(" and ");
const paidOf = ({ envelope = {}, paid }) =>
  [all(envelope, "envelope"), all(paid)].filter(Boolean).join(" and ");

const bankReply = (more) => `encoded = lambda text: urllib.parse.quote_plus(text).replace("~", "%7E")
bank = {"Account": account, "Bank": encoded(bank_name), "RealName": encoded(real_name), "SubBranch": encoded(sub_branch)}
signed = "".join(bank.values())
if "&" in signed or "=" in signed:
    return refuse()
sign = hashlib.md5((signed + KEY_B).encode()).hexdigest()
self.wfile.write(json.dumps({"Success": True, "Code": 1, "Message": "success", **bank, ${more}"Sign": sign}).encode())`;

const compare = `if not isinstance(sign, str) or not hmac.compare_digest(expected.lower().encode(), sign.lower().encode()):
    return refuse()`;

const duplicateName = `def unique(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a duplicate name")  # refuse()
    return dict(pairs)
fields = json.loads(raw, object_pairs_hook=unique)`;

export const PYTHON = {
  genuine: ({ ack }) =>
    `raw = self.rfile.read(int(self.headers["Content-Length"])).decode()\nself.wfile.write(b'${ack}')  # no line break behind it`,
  text: textOf,
  verify: compare,
  compare,
  duplicate: {
    json: duplicateName,
    form: "pairs = parse_qsl(raw, keep_blank_values=True, strict_parsing=True)\nif len(dict(pairs)) != len(pairs):\n    return refuse()",
  },
  duplicateName,
  body: {
    json: "fields = json.loads(raw)  # and nothing of the URL",
    form: "fields = dict(parse_qsl(raw, keep_blank_values=True))  # and nothing of the URL",
  },
  spelling: ({ id }) =>
    String.raw`if re.search(r'"${id}"\s*:\s*(?!\d+\s*[,}])[^"\s]', raw):
    return refuse()
id = str(fields["${id}"])`,
  merchant: ({ merchant: [name, own] }) => `if fields["${name}"] != ${own}:\n    return refuse()`,
  kind: ({ required, kinds }) => {
    const missing = `any(fields.get(name) in (None, "") for name in ${names(required)})`;
    return kinds
      ? `if fields.get("callbackType") not in ${names(kinds)}:\n    return refuse()\nif fields["callbackType"] == "recharge" and ${missing}:\n    return refuse()`
      : `if ${missing}:\n    return refuse()`;
  },
  question: ({ question, others }) =>
    `# Of getBankCard; otcQuery and otcVerify have more fields
if any(fields.get(name) in (None, "") for name in ${names(question)}):
    return refuse()
if fields.keys() & ${names(others)}:
    return refuse()`,
  method: 'if envelope["method"] != "basicexpay.trade.notify":\n    return refuse()',
  status: (facts) => `if ${paidOf(facts)}:\n    credit()`,
  direction: ({ incoming, required }) =>
    `if not (${incoming ? all(incoming) : `"${required[2]}" in fields`}):\n    return ack()`,
  notice: ({ notice }) => `if ${all(notice)}:\n    credit()`,
  payout: ({ order }) =>
    `if not is_payment(fields["${order}"]):  # by your own records\n    return payout_ended(fields)`,
  coin: `# COINS: texts such as "1002 0x55d398326f99059ff775485246999027b3197955 170"
coin = f'{fields["coinID"]} {fields.get("coinType", "").lower()} {fields["chainType"]}'
if coin not in COINS:
    return ack()`,
  once: ({ event }) => `with db:  # one transaction
    event = " ".join(str(fields[name]) for name in (${event.map((name) => `"${name}"`).join(", ")},))
    cursor = db.execute("INSERT OR IGNORE INTO events(id) VALUES (?)", (event,))
    if cursor.rowcount == 1:
        credit(db)
return ack()`,
  slide: ({ ids, fieldNames }) => `if any("&" in str(fields.get(name)) for name in ${names(ids)}):
    return refuse()
if any(re.search("&(?:${fieldNames.join("|")})=", str(value)) for value in fields.values()):
    return refuse()`,
  time: 'if not re.fullmatch("[0-9]{10}", str(timestamp)) or not re.fullmatch("[0-9]+", str(nonce)):\n    return refuse()',
  reply: bankReply(""),
  replyVerify: bankReply('"Status": status, '),
  replyAmount: `sign = hashlib.md5((coin + coin_amount + KEY_B).encode()).hexdigest()
answer = {"Success": True, "Code": 1, "Message": "success", "Coin": coin, "CoinAmount": coin_amount, "Sign": sign}
self.wfile.write(json.dumps(answer).encode())`,
  limit: `if int(self.headers["Content-Length"]) > 65536:
    return refuse(413)
ThreadingHTTPServer(address, Handler)  # HTTPServer has one thread`,
};

function textOf({ json, numbersIn, money, decimals, shifted }) {
  if (shifted)
    return `exact = decimal.Context(prec=100)
amount = f'{decimal.Decimal(fields["amount"]).scaleb(-int(fields["decimals"]), exact):f}'  # never float()`;
  if (!json) return `amount = str(fields["${money}"])  # never float()\ntotal += decimal.Decimal(amount)`;
  const from = numbersIn ? `envelope["${numbersIn}"]` : "raw";
  if (decimals)
    return `exact = decimal.Context(prec=100, Emax=1000, Emin=-1000)  # 1e999999 is a text of a million digits
plain = lambda text: f"{decimal.Decimal(text).normalize(exact):f}"  # no zeros at its end
fields = json.loads(${from}, parse_float=plain, parse_int=str)
total += decimal.Decimal(fields["${money}"])  # never float()`;
  return `fields = json.loads(${from}, parse_float=str, parse_int=str)
total += decimal.Decimal(fields["${money}"])  # never float()`;
}
