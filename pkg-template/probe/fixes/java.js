/** The lines for Java 11. `in` is a `Map<String, Object>`, `raw` the body as a String; JSON is read by Jackson. */
const names = (list) => `List.of(${list.map((name) => `"${name}"`).join(", ")})`;
const all = (fields, from = "in") =>
  Object.entries(fields)
    .map(([name, text]) => `"${text}".equals(String.valueOf(${from}.get("${name}")))`)
    .join(" && ");
const paidOf = ({ envelope = {}, paid }) =>
  [all(envelope, "envelope"), all(paid)].filter(Boolean).join(" && ");

const REFUSE = "{ refuse(); return; }";
const missing = (required) =>
  `${names(required)}.stream().anyMatch(name -> in.get(name) == null || "".equals(in.get(name)))`;

const bankReply = (
  more,
) => `Function<String, String> encoded = text -> URLEncoder.encode(text, UTF_8).replace("*", "%2A");
List<String> bank = List.of(account, encoded.apply(bankName), encoded.apply(realName), encoded.apply(subBranch));
String signed = String.join("", bank);
if (signed.contains("&") || signed.contains("=")) ${REFUSE}
Map<String, Object> answer = new LinkedHashMap<>(Map.of("Success", true, "Code", 1, "Message", "success"));
answer.putAll(Map.of("Account", bank.get(0), "Bank", bank.get(1), "RealName", bank.get(2), "SubBranch", bank.get(3)));
${more}answer.put("Sign", md5(signed + KEY_B));
send(mapper.writeValueAsString(answer));`;

const compare = `byte[] came = String.valueOf(sign).toLowerCase(Locale.ROOT).getBytes(UTF_8);
if (!MessageDigest.isEqual(expected.toLowerCase(Locale.ROOT).getBytes(UTF_8), came)) ${REFUSE}`;

const duplicateName =
  "mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION); // readValue and readTree then throw";

export const JAVA = {
  genuine: ({ ack }) =>
    `String raw = new String(exchange.getRequestBody().readAllBytes(), UTF_8);\nbyte[] ack = ${JSON.stringify(ack)}.getBytes(UTF_8); // print, not println`,
  text: textOf,
  verify: compare,
  compare,
  duplicate: {
    json: duplicateName,
    form: `Set<String> seen = new HashSet<>();
for (String part : raw.split("&")) {
    if (!seen.add(URLDecoder.decode(part.split("=", 2)[0], UTF_8))) ${REFUSE}
}`,
  },
  duplicateName,
  body: {
    json: "in.putAll(mapper.readValue(raw, Map.class)); // and nothing of getQueryString",
    form: `for (String part : raw.split("&")) { // not getParameter, which has the URL's, too
    String[] pair = part.split("=", 2);
    in.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair.length > 1 ? pair[1] : "", UTF_8));
}`,
  },
  spelling: ({ id }) =>
    `if (in.get("${id}") instanceof Double || in.get("${id}") instanceof BigDecimal) ${REFUSE} // 77.0, 7.7e1
String id = String.valueOf(in.get("${id}")); // a whole number with its text`,
  merchant: ({ merchant: [name, own] }) => `if (!${own}.equals(in.get("${name}"))) ${REFUSE}`,
  kind: ({ required, kinds }) =>
    kinds
      ? `if (!${names(kinds)}.contains(String.valueOf(in.get("callbackType")))) ${REFUSE}\nif ("recharge".equals(in.get("callbackType")) && ${missing(required)}) ${REFUSE}`
      : `if (${missing(required)}) ${REFUSE}`,
  question: ({ question, others }) =>
    `// Of getBankCard; otcQuery and otcVerify have more fields
if (${missing(question)}) ${REFUSE}
if (${names(others)}.stream().anyMatch(in::containsKey)) ${REFUSE}`,
  method: `if (!"basicexpay.trade.notify".equals(envelope.get("method"))) ${REFUSE}`,
  status: (facts) => `if (${paidOf(facts)}) credit();`,
  direction: ({ incoming, required }) =>
    `if (!(${incoming ? all(incoming) : `in.containsKey("${required[2]}")`})) { ack(); return; }`,
  notice: ({ notice }) => `if (${all(notice)}) credit();`,
  payout: ({ order }) =>
    `if (!isPayment(String.valueOf(in.get("${order}")))) { payoutEnded(in); return; } // by your own records`,
  coin: `// COINS: a Set of texts such as "1002 0x55d398326f99059ff775485246999027b3197955 170"
String contract = String.valueOf(in.getOrDefault("coinType", "")).toLowerCase(Locale.ROOT);
if (!COINS.contains(in.get("coinID") + " " + contract + " " + in.get("chainType"))) { ack(); return; }`,
  once: ({ event }) => `connection.setAutoCommit(false);
insert.setString(1, ${event.map((name) => `in.get("${name}")`).join(' + " " + ')}${event.length === 1 ? ' + ""' : ""}); // INSERT … ON CONFLICT DO NOTHING
if (insert.executeUpdate() == 1) credit(connection);
connection.commit();
ack();`,
  slide: ({
    ids,
    fieldNames,
  }) => `if (${names(ids)}.stream().anyMatch(name -> String.valueOf(in.get(name)).contains("&"))) ${REFUSE}
Pattern slides = Pattern.compile("&(?:${fieldNames.join("|")})=");
if (in.values().stream().anyMatch(value -> slides.matcher(String.valueOf(value)).find())) ${REFUSE}`,
  time: `if (!timestamp.matches("[0-9]{10}") || !nonce.matches("[0-9]+")) ${REFUSE}`,
  reply: bankReply(""),
  replyVerify: bankReply('answer.put("Status", status);\n'),
  replyAmount: `String sign = md5(coin + coinAmount + KEY_B);
send(mapper.writeValueAsString(Map.of("Success", true, "Code", 1, "Message", "success", "Coin", coin, "CoinAmount", coinAmount, "Sign", sign)));`,
  limit: `server.setExecutor(Executors.newCachedThreadPool()); // the default is one thread
byte[] bytes = exchange.getRequestBody().readNBytes(65537); // not readAllBytes
if (bytes.length > 65536) ${REFUSE}
String raw = new String(bytes, UTF_8);`,
};

function textOf({ json, numbersIn, money, decimals, shifted }) {
  if (shifted)
    return `BigDecimal units = new BigDecimal(String.valueOf(in.get("amount"))); // never doubleValue()
String amount = units.movePointLeft(Integer.parseInt(String.valueOf(in.get("decimals")))).toPlainString();`;
  if (!json) return `String amount = String.valueOf(in.get("${money}")); // BigDecimal, never double`;
  const from = numbersIn ? `String.valueOf(envelope.get("${numbersIn}"))` : "raw";
  const plain = decimals
    ? `number.stripTrailingZeros().toPlainString(); // in the sign string, too: no zeros at its end`
    : "number.toPlainString(); // never doubleValue()";
  return `mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS); // keeps the zero of 22.70
in.putAll(mapper.readValue(${from}, Map.class));
Function<Object, String> plain = value -> {
    if (!(value instanceof BigDecimal)) return String.valueOf(value);
    BigDecimal number = (BigDecimal) value;
    if (Math.abs(number.scale()) > 1000) throw new ArithmeticException(); // 1e999999999 is a gigabyte of text
    return ${plain}
};
String amount = plain.apply(in.get("${money}"));`;
}
