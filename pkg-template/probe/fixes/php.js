/** The lines for PHP. `refuse()` and `ack()` answer; `return` ends the script or the function. */
const names = (list) => `[${list.map((name) => `"${name}"`).join(", ")}]`;
const is = (from) => (name, text) => `(string) $${from}["${name}"] === "${text}"`;
const all = (fields, from = "in") =>
  Object.entries(fields)
    .map(([name, text]) => is(from)(name, text))
    .join(" && ");
const paidOf = ({ envelope = {}, paid }) =>
  [all(envelope, "envelope"), all(paid)].filter(Boolean).join(" && ");

/** A number in JSON, not inside of a string. */
const NUMBER = String.raw`/"(?:[^"\\\\]|\\\\.)*+"(*SKIP)(*FAIL)|-?\d[\d.eE+-]*/`;
const bankReply = (
  more,
) => `$bank = ["Account" => $account, "Bank" => urlencode($bankName), "RealName" => urlencode($realName), "SubBranch" => urlencode($subBranch)];
if (strpbrk(implode("", $bank), "&=")) return refuse();
exit(json_encode(["Success" => true, "Code" => 1, "Message" => "success"] + $bank + [${more}"Sign" => md5(implode("", $bank) . KEY_B)]));`;

const compare =
  "if (!is_string($sign) || !hash_equals(strtolower($expected), strtolower($sign))) return refuse();";

const duplicateName = String.raw`// json_decode keeps the last one: count the names in the text, too
if (preg_match_all('/"(?:[^"\\\\]|\\\\.)*+"\s*(*SKIP):/', $raw) !== count(json_decode($raw, true), COUNT_RECURSIVE)) return refuse();`;

export const PHP = {
  genuine: ({ ack }) =>
    `$raw = file_get_contents("php://input");\nexit('${ack}'); // no line break behind it`,
  text: textOf,
  verify: compare,
  compare,
  duplicate: {
    json: duplicateName,
    form: `foreach (explode("&", $raw) as $part) {\n    $name = urldecode(explode("=", $part)[0]);\n    if (isset($seen[$name])) return refuse();\n    $seen[$name] = true;\n}`,
  },
  duplicateName,
  body: {
    json: "$in = json_decode($raw, true); // neither $_GET nor $_REQUEST",
    form: "parse_str($raw, $in); // neither $_GET nor $_REQUEST",
  },
  spelling: ({ id }) =>
    String.raw`if (preg_match('/"${id}"\s*:\s*(?!\d+\s*[,}])[^"\s]/', $raw)) return refuse();
$id = (string) $in["${id}"];`,
  merchant: ({ merchant: [name, own] }) => `if ((string) $in["${name}"] !== ${own}) return refuse();`,
  kind: ({ required, kinds }) => {
    const need = `foreach (${names(required)} as $name) if (($in[$name] ?? "") === "") return refuse();`;
    return kinds
      ? `if (!in_array($in["callbackType"] ?? "", ${names(kinds)}, true)) return refuse();\nif ($in["callbackType"] === "recharge")\n    ${need}`
      : need;
  },
  question: ({ question, others }) =>
    `// Of getBankCard; otcQuery and otcVerify have more fields
foreach (${names(question)} as $name) if (($in[$name] ?? "") === "") return refuse();
foreach (${names(others)} as $name) if (isset($in[$name])) return refuse();`,
  method: 'if ($envelope["method"] !== "basicexpay.trade.notify") return refuse();',
  status: (facts) => `if (${paidOf(facts)}) credit();`,
  direction: ({ incoming, required }) =>
    `if (!(${incoming ? all(incoming) : `isset($in["${required[2]}"])`})) return ack();`,
  notice: ({ notice }) => `if (${all(notice)}) credit();`,
  payout: ({ order }) => `if (!isPayment($in["${order}"])) return payoutEnded($in); // by your own records`,
  coin: `// COINS: such as "1002 0x55d398326f99059ff775485246999027b3197955 170"
$coin = $in["coinID"] . " " . strtolower($in["coinType"] ?? "") . " " . $in["chainType"];
if (!in_array($coin, COINS, true)) return ack();`,
  once: ({ event }) => `$db->beginTransaction();
$insert = $db->prepare("INSERT IGNORE INTO events(id) VALUES (?)"); // id is unique
$insert->execute([implode(" ", [${event.map((name) => `$in["${name}"]`).join(", ")}])]);
if ($insert->rowCount() === 1) credit($db);
$db->commit();
return ack();`,
  slide: ({
    ids,
    fieldNames,
  }) => `foreach (${names(ids)} as $name) if (str_contains($in[$name] ?? "", "&")) return refuse();
foreach ($in as $value) if (is_string($value) && preg_match("/&(?:${fieldNames.join("|")})=/", $value)) return refuse();`,
  time: String.raw`if (!preg_match('/^\d{10}$/D', $timestamp) || !preg_match('/^\d+$/D', $nonce)) return refuse();`,
  reply: bankReply(""),
  replyVerify: bankReply('"Status" => $status, '),
  replyAmount:
    'exit(json_encode(["Success" => true, "Code" => 1, "Message" => "success", "Coin" => $coin, "CoinAmount" => $coinAmount, "Sign" => md5($coin . $coinAmount . KEY_B)]));',
  limit: `if ((int) ($_SERVER["CONTENT_LENGTH"] ?? 0) > 65536) { http_response_code(413); return; }
if (!is_array($in)) return refuse(); // what cannot be read`,
};

function textOf({ json, numbersIn, money, decimals, shifted }) {
  if (shifted)
    return `$digits = str_pad($in["amount"], $in["decimals"] + 1, "0", STR_PAD_LEFT);
$amount = substr_replace($digits, ".", strlen($digits) - $in["decimals"], 0);
$amount = rtrim(rtrim($amount, "0"), ".");`;
  if (!json) return `$amount = (string) $in["${money}"]; // never (float); bcadd() in place of +`;
  const from = numbersIn ? `$envelope["${numbersIn}"]` : "$raw";
  if (decimals)
    return String.raw`// Numbers into strings, without zeros at their end, before json_decode makes floats of them
$text = preg_replace_callback('${NUMBER}', function ($number) {
    [$digits] = $number;
    return '"' . (preg_match('/^[^eE]*\.[^eE]*$/', $digits) ? rtrim(rtrim($digits, "0"), ".") : $digits) . '"';
}, ${from});
$in = json_decode($text, true); // and bcadd() in place of +`;
  return `// Numbers into strings, before json_decode makes floats of them
$text = preg_replace('${NUMBER}', '"$0"', ${from});
$in = json_decode($text, true); // and bcadd() in place of +`;
}
