/**
 * How each fault is mended: what to do, and the lines that do it, with the gateway's own names. In the lines, `in`,
 * `fields` or `$in` are the fields that came, numbers as their text; `sign` is what came, `expected` what was computed.
 */

/**
 * What the lines need to know of a gateway. `paid` and `incoming` are the fields that must have these values; `json` says
 * that bodies are JSON, `id` which number of the gateway's may come as a JSON number.
 */
const FACTS = {
  basicex: {
    ack: "success",
    json: true,
    paid: { status: "2" },
    paidText: "code is 0000 and status in data is 2",
    order: "merOrderNo",
    required: ["merOrderNo", "orderNo", "status", "totalAmount", "currency"],
    event: ["orderNo", "status"],
  },
  bibao: {
    ack: '{"Success":true,"Code":1,"Message":"success"}',
    id: "OrderId",
    paid: { State1: "2", State2: "2" },
    paidText: "State1 and State2 are both 2 (of a notice: State is 4)",
    incoming: { Type: "1" },
    incomingText: "Type 1 of an order, and Type 4 of the notices",
    required: ["UserName", "OrderId", "OrderNum", "Type", "Coin", "CoinAmount", "State1", "State2"],
    event: ["OrderId", "State1", "State2"],
  },
  ubao: {
    ack: "SUCCESS",
    paid: { callbackType: "recharge" },
    paidText: "callbackType is recharge",
    incoming: { callbackType: "recharge" },
    incomingText: "callbackType recharge",
    required: ["callbackType", "amount", "decimals", "address", "chainType", "coinType", "coinID", "hash"],
    event: ["chainType", "hash", "address", "coinID", "amount"],
  },
  vpay: {
    ack: "success",
    json: true,
    id: "orderId",
    decimals: " In the sign string, a number with a fraction has no zeros at its end.",
    merchant: ["key", "KEY"],
    paid: { status: "SUCCESS" },
    paidText: "status is SUCCESS",
    incoming: { type: "PAYMENT" },
    incomingText: "type PAYMENT",
    required: ["amount", "currency", "key", "localOrderId", "orderId", "status", "type"],
    event: ["orderId", "status"],
  },
  lianhe: {
    ack: "success",
    order: "mrn",
    merchant: ["appKey", "APP_KEY"],
    incoming: {},
    incomingText: "messages with channel and originAmount. A payout has neither, and a URL of its own",
    required: ["amount", "appKey", "channel", "mrn", "originAmount"],
    event: ["mrn"],
  },
};

/** What is otherwise at a URL of payouts. */
const AT_PAYOUTS = {
  basicex: { paid: { status: "1" }, paidText: "code is 0000 and status in data is 1" },
  lianhe: { required: ["amount", "appKey", "mrn"] },
};

/** How each language compares fields with texts, names them, and joins them. */
const LANGUAGES = {
  php: {
    is: (name, text) => `(string) $in["${name}"] === "${text}"`,
    and: " && ",
    text: (text) => `'${text}'`,
    names: (names) => `[${names.map((name) => `"${name}"`).join(", ")}]`,
    key: (names) => `implode(" ", [${names.map((name) => `$in["${name}"]`).join(", ")}])`,
  },
  java: {
    is: (name, text) => `"${text}".equals(in.get("${name}"))`,
    and: " && ",
    text: JSON.stringify,
    names: (names) => `List.of(${names.map((name) => `"${name}"`).join(", ")})`,
    key: (names) => `String.join(" ", ${names.map((name) => `in.get("${name}")`).join(", ")})`,
  },
  go: {
    is: (name, text) => `in["${name}"] == "${text}"`,
    and: " && ",
    text: (text) => `\`${text}\``,
    names: (names) => `[]string{${names.map((name) => `"${name}"`).join(", ")}}`,
    key: (names) => `strings.Join([]string{${names.map((name) => `in["${name}"]`).join(", ")}}, " ")`,
  },
  python: {
    is: (name, text) => `fields["${name}"] == "${text}"`,
    and: " and ",
    text: (text) => `'${text}'`,
    names: (names) => `{${names.map((name) => `"${name}"`).join(", ")}}`,
    key: (names) => `" ".join([${names.map((name) => `fields["${name}"]`).join(", ")}])`,
  },
  js: {
    is: (name, text) => `fields.${name} === "${text}"`,
    and: " && ",
    text: (text) => `'${text}'`,
    names: (names) => `[${names.map((name) => `"${name}"`).join(", ")}]`,
    key: (names) => `[${names.map((name) => `fields.${name}`).join(", ")}].join(" ")`,
  },
};

const all = (conditions, { is, and }) =>
  Object.entries(conditions)
    .map(([name, text]) => is(name, text))
    .join(and);

const eventIs = ({ event }) => `The event is ${event.join(", ")}: not the message, its nonce, time or sign.`;

/** Each fault: `text` and the lines, from a gateway's facts and the language's own forms. */
const FIXES = {
  genuine: {
    text: ({ ack }) =>
      `Read the raw body once, decode it by its Content-Type, sign the fields as they came, and answer with status 200 and exactly ${ack}`,
    php: ({ ack }, { text }) =>
      `$raw = file_get_contents("php://input");\nexit(${text(ack)}); // no line break behind it`,
    java: ({ ack }, { text }) =>
      `byte[] raw = exchange.getRequestBody().readNBytes(65537);\nbyte[] ack = ${text(ack)}.getBytes(UTF_8); // print, not println`,
    go: ({ ack }, { text }) =>
      `raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 65536))\nio.WriteString(w, ${text(ack)}) // not Fprintln`,
    python: ({ ack }, { text }) =>
      `raw = self.rfile.read(int(self.headers["Content-Length"]))\nself.wfile.write(${text(ack)}.encode())`,
    js: ({ ack }, { text }) => `const raw = Buffer.concat(await req.toArray());\nres.end(${text(ack)});`,
  },
  text: {
    text: ({ decimals }) =>
      `Keep numbers as their text, from the body to the books: a float loses the zero of 22.70 and the digits behind the 16th, and may write 12345678.9 as 1.23456789E7.${decimals ?? ""}`,
    php: '// Numbers into strings, before json_decode makes floats of them\n$text = preg_replace(\'/"(?:[^"\\\\\\\\]|\\\\\\\\.)*+"(*SKIP)(*FAIL)|-?\\d[\\d.eE+-]*/\', \'"$0"\', $raw);\n$in = json_decode($text, true); // and bcadd() in place of +',
    java: "mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);\nString amount = node.decimalValue().toPlainString(); // never doubleValue()",
    go: "decoder := json.NewDecoder(r.Body)\ndecoder.UseNumber() // json.Number is the text; math/big, never ParseFloat",
    python:
      "fields = json.loads(raw, parse_float=str, parse_int=str)\ntotal += decimal.Decimal(amount)  # never float()",
    js: "// Numbers into strings, before JSON.parse makes doubles of them\nconst text = raw.replace(/\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d[\\d.eE+-]*/g, (part) => part[0] === '\"' ? part : '\"' + part + '\"');\nconst fields = JSON.parse(text);",
  },
  verify: {
    text: "Compute the sign from the secret and the fields that came; refuse with status 400 before anything else is done. Do not start without a secret.",
    php: "if (!is_string($sign) || !hash_equals($expected, strtolower($sign))) { http_response_code(400); exit; }",
    java: "if (sign == null || !MessageDigest.isEqual(expected.getBytes(UTF_8), sign.getBytes(UTF_8))) { refuse(400); return; }",
    go: 'if subtle.ConstantTimeCompare([]byte(expected), []byte(sign)) != 1 {\n\thttp.Error(w, "", 400)\n\treturn\n}',
    python:
      "if not isinstance(sign, str) or not hmac.compare_digest(expected.encode(), sign.encode()):\n    return refuse(400)",
    js: 'if (typeof sign !== "string" || !timingSafeEqual(sha256(expected), sha256(sign))) return refuse(400);',
  },
  compare: {
    text: "Take a sign only as a text of the full length, and compare it as bytes. PHP's == takes true for any text.",
    php: "is_string($sign) && hash_equals($expected, strtolower($sign));",
    java: "MessageDigest.isEqual(expected.getBytes(UTF_8), sign.getBytes(UTF_8));",
    go: "subtle.ConstantTimeCompare([]byte(expected), []byte(sign)) == 1",
    python: "isinstance(sign, str) and hmac.compare_digest(expected.encode(), sign.encode())",
    js: 'typeof sign === "string" && sign.length === expected.length && timingSafeEqual(Buffer.from(expected), Buffer.from(sign));',
  },
  duplicate: {
    text: "Refuse a duplicate name, also where one of the two is written with escapes, and read fields from the body alone.",
    php: ({ json }) =>
      json
        ? '// json_decode keeps the last one: count the names in the text, too\nif (preg_match_all(\'/"(?:[^"\\\\\\\\]|\\\\\\\\.)*+"\\s*(*SKIP):/\', $raw) !== count($in, COUNT_RECURSIVE)) refuse();'
        : `foreach (explode("&", $raw) as $part) { // not $_REQUEST\n    $name = urldecode(explode("=", $part)[0]);\n    if (isset($seen[$name])) refuse();\n    $seen[$name] = true;\n}`,
    java: ({ json }) =>
      json
        ? "mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);"
        : "if (fields.put(name, value) != null) refuse(); // for each pair of the body, not getParameter",
    go: ({ json }) =>
      json
        ? "// json.Unmarshal keeps the last one: read with Decoder.Token\nname, err := decoder.Token()\nif err != nil || seen[name.(string)] {\n\trefuse()\n}\nseen[name.(string)] = true"
        : "for _, values := range r.PostForm { // not r.Form\n\tif len(values) != 1 {\n\t\trefuse()\n\t}\n}",
    python: ({ json }) =>
      json
        ? "def unique(pairs):\n    if len(dict(pairs)) != len(pairs):\n        raise ValueError\n    return dict(pairs)\nfields = json.loads(raw, object_pairs_hook=unique)"
        : "pairs = parse_qsl(raw, keep_blank_values=True, strict_parsing=True)\nif len(dict(pairs)) != len(pairs):\n    refuse()",
    js: ({ json }) =>
      json
        ? '// JSON.parse keeps the last one: count the names in the text, too\nlet members = 0;\nconst fields = JSON.parse(raw, (name, value) => (members++, value));\nconst names = raw.match(/"(?:[^"\\\\]|\\\\.)*"\\s*:?/g).filter((part) => part.endsWith(":"));\nif (names.length !== members - 1) return refuse();'
        : "const form = new URLSearchParams(raw);\nfor (const name of form.keys()) if (form.getAll(name).length !== 1) return refuse();",
  },
  spelling: {
    text: ({ id }) =>
      `Make a text of ${id} as soon as it is read: a string, or an integer of plain digits. Refuse 77.0 and 7.7e1, and use only that text as a key.`,
    php: ({ id }) =>
      `if (!is_string($in["${id}"]) && !is_int($in["${id}"])) refuse();\n$id = (string) $in["${id}"];`,
    java: ({ id }) =>
      `String id = String.valueOf(in.get("${id}")); // a number with its text\nif (in.get("${id}") instanceof Number && !id.matches("[0-9]+")) refuse();`,
    go: ({ id }) =>
      `id := fmt.Sprint(in["${id}"]) // with UseNumber\nif _, number := in["${id}"].(json.Number); number && strings.Trim(id, "0123456789") != "" {\n\trefuse()\n}`,
    python: ({ id }) =>
      `id = fields["${id}"]\nif not isinstance(id, (str, int)) or isinstance(id, bool):\n    refuse()\nid = str(id)`,
    js: ({ id }) =>
      `const id = String(fields.${id}); // numbers are read as text
if (!/^\\d+$/.test(id)) return refuse();`,
  },
  merchant: {
    text: ({ merchant: [name] }) => `Compare ${name} in the message with your own.`,
    php: ({ merchant: [name, own] }) => `if ($in["${name}"] !== ${own}) refuse();`,
    java: ({ merchant: [name, own] }) => `if (!${own}.equals(in.get("${name}"))) refuse();`,
    go: ({ merchant: [name, own] }) => `if in["${name}"] != ${own} {\n\trefuse()\n}`,
    python: ({ merchant: [name, own] }) => `if fields["${name}"] != ${own}:\n    refuse()`,
    js: ({ merchant: [name, own] }) => `if (fields.${name} !== ${own}) return refuse();`,
  },
  kind: {
    text: ({ required }) =>
      `Refuse what is no notification of the kind that this URL takes: ${required.join(", ")} must be there. The merchant's own requests have valid signs, too.`,
    php: ({ required }, { names }) =>
      `foreach (${names(required)} as $name) if (!isset($in[$name])) refuse();`,
    java: ({ required }, { names }) => `if (!in.keySet().containsAll(${names(required)})) refuse();`,
    go: ({ required }, { names }) =>
      `for _, name := range ${names(required)} {\n\tif in[name] == "" {\n\t\trefuse()\n\t}\n}`,
    python: ({ required }, { names }) => `if not ${names(required)} <= fields.keys():\n    refuse()`,
    js: ({ required }, { names }) =>
      `if (${names(required)}.some((name) => fields[name] === undefined)) return refuse();`,
  },
  status: {
    text: ({ paidText }) =>
      `Credit only where ${paidText}, compared as text. Acknowledge the others and credit nothing.`,
    php: ({ paid }, language) => `if (${all(paid, language)}) credit();`,
    java: ({ paid }, language) => `if (${all(paid, language)}) credit();`,
    go: ({ paid }, language) => `if ${all(paid, language)} {\n\tcredit()\n}`,
    python: ({ paid }, language) => `if ${all(paid, language)}:\n    credit()`,
    js: ({ paid }, language) => `if (${all(paid, language)}) credit();`,
  },
  direction: {
    text: ({ incomingText }) =>
      `Credit only what comes in: ${incomingText}. Acknowledge payouts, withdrawals, sales and other movements, and credit nothing.`,
    php: ({ incoming, required }, language) =>
      `if (!(${all(incoming, language) || `isset($in["${required[2]}"])`})) ack();`,
    java: ({ incoming, required }, language) =>
      `if (!(${all(incoming, language) || `in.containsKey("${required[2]}")`})) { ack(); return; }`,
    go: ({ incoming, required }, language) =>
      `if !(${all(incoming, language) || `in["${required[2]}"] != ""`}) {\n\tack()\n\treturn\n}`,
    python: ({ incoming, required }, language) =>
      `if not (${all(incoming, language) || `"${required[2]}" in fields`}):\n    return ack()`,
    js: ({ incoming, required }, language) =>
      `if (!(${all(incoming, language) || `"${required[2]}" in fields`})) return ack();`,
  },
  payout: {
    text: ({ order }) =>
      `Nothing in the message tells a payout from a payment: give payouts a URL of their own, and look ${order} up in your records before you read the status. Never credit a payout.`,
    php: ({ order }) => `if (!isPayment($in["${order}"])) payoutEnded($in); // by your own records`,
    java: ({ order }) =>
      `if (!isPayment(in.get("${order}"))) { payoutEnded(in); return; } // by your own records`,
    go: ({ order }) =>
      `if !isPayment(in["${order}"]) { // by your own records\n\tpayoutEnded(in)\n\treturn\n}`,
    python: ({ order }) =>
      `if not is_payment(fields["${order}"]):  # by your own records\n    return payout_ended(fields)`,
    js: ({ order }) => `if (!isPayment(fields.${order})) return payoutEnded(fields); // by your own records`,
  },
  coin: {
    text: "Compare coinID, coinType and chainType with the coins that you take, never coinName; shift the amount by decimals.",
    php: 'if (!in_array([$in["coinID"], strtolower($in["coinType"]), $in["chainType"]], COINS, true)) ack();',
    java: 'if (!COINS.contains(List.of(in.get("coinID"), in.get("coinType").toLowerCase(), in.get("chainType")))) { ack(); return; }',
    go: 'if !coins[coin{in["coinID"], strings.ToLower(in["coinType"]), in["chainType"]}] {\n\tack()\n\treturn\n}',
    python:
      'if (fields["coinID"], fields["coinType"].lower(), fields["chainType"]) not in COINS:\n    return ack()',
    js: 'if (!COINS.has([fields.coinID, fields.coinType.toLowerCase(), fields.chainType].join(" "))) return ack();',
  },
  once: {
    text: (facts) =>
      `Claim the event by a unique key in the same transaction as the credit, once the sign is right, and acknowledge when that is committed. ${eventIs(facts)}`,
    php: ({ event }, { key }) =>
      `$db->beginTransaction();\n$insert = $db->prepare("INSERT INTO events(id) VALUES (?)"); // unique\n$insert->execute([${key(event)}]); // throws for a second one: then only ack\ncredit(); $db->commit(); ack();`,
    java: ({ event }, { key }) =>
      `insert.setString(1, ${key(event)}); // INSERT … ON CONFLICT DO NOTHING\nif (insert.executeUpdate() == 1) credit(connection);\nconnection.commit();\nack();`,
    go: ({ event }, { key }) =>
      `result, err := tx.Exec("INSERT INTO events(id) VALUES ($1) ON CONFLICT DO NOTHING", ${key(event)})\nif n, _ := result.RowsAffected(); n == 1 {\n\tcredit(tx)\n}\nerr = tx.Commit() // then ack`,
    python: ({ event }, { key }) =>
      `with db:  # one transaction\n    cursor = db.execute("INSERT OR IGNORE INTO events(id) VALUES (?)", (${key(event)},))\n    if cursor.rowcount == 1:\n        credit(db)\nack()`,
    js: ({ event }, { key }) =>
      `const { rowCount } = await tx.query("INSERT INTO events(id) VALUES ($1) ON CONFLICT DO NOTHING", [${key(event)}]);\nif (rowCount === 1) await credit(tx);\nawait tx.query("COMMIT"); // then ack`,
  },
  slide: {
    text: "Nothing tells a separator from the same characters in a value. Refuse & in ids, and a text with &NAME= of a known field; require every field.",
    php: 'foreach ($in as $value) if (preg_match("/&(" . implode("|", NAMES) . ")=/", $value)) refuse();',
    java: 'Pattern slides = Pattern.compile("&(" + String.join("|", NAMES) + ")=");\nif (in.values().stream().anyMatch(value -> slides.matcher(value).find())) refuse();',
    go: 'slides := regexp.MustCompile("&(" + strings.Join(names, "|") + ")=")\nif slides.MatchString(value) {\n\trefuse()\n}',
    python:
      'slides = re.compile("&(" + "|".join(NAMES) + ")=")\nif any(slides.search(value) for value in fields.values()):\n    refuse()',
    js: 'const slides = new RegExp("&(" + NAMES.join("|") + ")=");\nif (Object.values(fields).some((value) => slides.test(value))) return refuse();',
  },
  time: {
    text: "No separator stands between nonce and timestamp: take a timestamp of exactly 10 digits and a nonce of digits.",
    php: 'if (!preg_match("/^\\d{10}$/D", $timestamp) || !preg_match("/^\\d+$/D", $nonce)) refuse();',
    java: 'if (!timestamp.matches("[0-9]{10}") || !nonce.matches("[0-9]+")) refuse();',
    go: "if !regexp.MustCompile(`^[0-9]{10}$`).MatchString(timestamp) {\n\trefuse()\n}",
    python: 'if not re.fullmatch("[0-9]{10}", timestamp) or not re.fullmatch("[0-9]+", nonce):\n    refuse()',
    js: "if (!/^\\d{10}$/.test(timestamp) || !/^\\d+$/.test(nonce)) return refuse();",
  },
  reply: {
    text: "Answer with flat JSON: Success true, Code 1, the fields as strings and their Sign. Percent-encode Bank, RealName and SubBranch, and refuse & and = in what is signed.",
    php: "$sign = md5($account . $bank . $realName . $subBranch . KEY_B);",
    java: "String sign = md5(account + bank + realName + subBranch + KEY_B);",
    go: 'sign := fmt.Sprintf("%x", md5.Sum([]byte(account+bank+realName+subBranch+keyB)))',
    python: "sign = md5(account + bank + real_name + sub_branch + KEY_B)",
    js: "bibao.reply(notification, { Account, Bank, RealName, SubBranch });",
  },
  limit: {
    text: "Limit the body (64 KiB is plenty), answer what cannot be read with 400, never acknowledge it, and serve others while one is slow.",
    php: 'if ($_SERVER["CONTENT_LENGTH"] > 65536) { http_response_code(413); exit; }',
    java: "server.setExecutor(Executors.newCachedThreadPool()); // the default is one thread\nbyte[] raw = exchange.getRequestBody().readNBytes(65537);",
    go: "r.Body = http.MaxBytesReader(w, r.Body, 65536)\nserver := http.Server{ReadTimeout: 10 * time.Second}",
    python:
      'if int(self.headers["Content-Length"]) > 65536:\n    return refuse(413)\nThreadingHTTPServer(address, Handler)',
    js: "if (size > 65536) return refuse(413);",
  },
};

/** `{ text, php, java, go, python, js }` for a gateway; `kind` is that of payouts with a URL of their own. */
export function fixOf(name, gateway, kind) {
  const facts = { ...FACTS[gateway], ...(kind && AT_PAYOUTS[gateway]) };
  return Object.fromEntries(
    Object.entries(FIXES[name]).map(([part, write]) => [
      part,
      typeof write === "string" ? write : write(facts, LANGUAGES[part]),
    ]),
  );
}
