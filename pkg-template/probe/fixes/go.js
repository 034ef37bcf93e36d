/** The lines for Go. `in` is a `map[string]any`, read with UseNumber. */
const names = (list) => `[]string{${list.map((name) => `"${name}"`).join(", ")}}`;
const all = (fields, from = "in") =>
  Object.entries(fields)
    .map(([name, text]) => `fmt.Sprint(${from}["${name}"]) == "${text}"`)
    .join(" && ");
const paidOf = ({ envelope = {}, paid }) =>
  [all(envelope, "envelope"), all(paid)].filter(Boolean).join(" && ");

const REFUSE = "{\n\trefuse()\n\treturn\n}";
const missing = (required) => `for _, name := range ${names(required)} {
	// A missing field is nil, and prints as <nil>.
	if text := fmt.Sprint(in[name]); text == "" || text == "<nil>" {
		refuse()
		return
	}
}`;

const bankReply = (more) => `encoded := func(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "~", "%7E")
}
bank := []string{account, encoded(bankName), encoded(realName), encoded(subBranch)}
signed := strings.Join(bank, "")
if strings.ContainsAny(signed, "&=") ${REFUSE}
json.NewEncoder(w).Encode(map[string]any{
	"Success": true, "Code": 1, "Message": "success",
	"Account": bank[0], "Bank": bank[1], "RealName": bank[2], "SubBranch": bank[3],${more}
	"Sign": fmt.Sprintf("%x", md5.Sum([]byte(signed+keyB))),
})`;

/** From `raw`: nothing is left of r.Body for ParseForm. */
const form = (remark) => `form, err := url.ParseQuery(string(raw))${remark}\nif err != nil ${REFUSE}`;

const compare = `came, own := strings.ToLower(fmt.Sprint(sign)), strings.ToLower(expected)
if subtle.ConstantTimeCompare([]byte(own), []byte(came)) != 1 ${REFUSE}`;

const duplicateName = `// json.Unmarshal keeps the last one: read the names with Decoder.Token
var unique func(decoder *json.Decoder) error
unique = func(decoder *json.Decoder) error {
	token, err := decoder.Token()
	start, isStart := token.(json.Delim)
	if err != nil || !isStart {
		return err
	}
	seen := map[string]bool{}
	for decoder.More() {
		if start == '{' {
			token, err := decoder.Token()
			name, isText := token.(string)
			if err != nil || !isText || seen[name] {
				return errors.New("a duplicate name")
			}
			seen[name] = true
		}
		if err := unique(decoder); err != nil {
			return err
		}
	}
	_, err = decoder.Token()
	return err
}
if unique(json.NewDecoder(bytes.NewReader(raw))) != nil ${REFUSE}`;

export const GO = {
  genuine: ({ ack }) =>
    `raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 65536))\nif err != nil ${REFUSE}\nio.WriteString(w, \`${ack}\`) // not Fprintln`,
  text: textOf,
  verify: compare,
  compare,
  duplicate: {
    json: duplicateName,
    form: `${form("")}\nfor _, values := range form {\n\tif len(values) != 1 {\n\t\trefuse()\n\t\treturn\n\t}\n}`,
  },
  duplicateName,
  body: {
    json: `decoder := json.NewDecoder(bytes.NewReader(raw)) // and nothing of r.URL\ndecoder.UseNumber()\nif decoder.Decode(&in) != nil ${REFUSE}`,
    form: `${form(" // not r.Form, which has the URL's, too")}\nfor name := range form {\n\tin[name] = form.Get(name)\n}`,
  },
  spelling: ({ id }) =>
    `number, isNumber := in["${id}"].(json.Number) // with UseNumber\nif isNumber && strings.Trim(string(number), "0123456789") != "" ${REFUSE}\nid := fmt.Sprint(in["${id}"])`,
  merchant: ({ merchant: [name, own] }) => `if in["${name}"] != ${own} ${REFUSE}`,
  kind: ({ required, kinds }) =>
    kinds
      ? `switch in["callbackType"] {\ncase "recharge":\n\t${missing(required).replaceAll("\n", "\n\t")}\ncase "transfer", "balance":\ndefault:\n\trefuse()\n\treturn\n}`
      : missing(required),
  question: ({ question, others }) =>
    `// Of getBankCard; otcQuery and otcVerify have more fields
${missing(question)}
for _, name := range ${names(others)} {
	if _, there := in[name]; there ${REFUSE.replaceAll("\n", "\n\t")}
}`,
  method: `if envelope["method"] != "basicexpay.trade.notify" ${REFUSE}`,
  status: (facts) => `if ${paidOf(facts)} {\n\tcredit()\n}`,
  direction: ({ incoming, required }) =>
    incoming
      ? `if !(${all(incoming)}) {\n\tack()\n\treturn\n}`
      : `if _, there := in["${required[2]}"]; !there {\n\tack()\n\treturn\n}`,
  notice: ({ notice }) => `if ${all(notice)} {\n\tcredit()\n}`,
  payout: ({ order }) =>
    `if !isPayment(fmt.Sprint(in["${order}"])) { // by your own records\n\tpayoutEnded(in)\n\treturn\n}`,
  coin: `// coins: a map[string]bool of texts such as "1002 0x55d398326f99059ff775485246999027b3197955 170"
contract, _ := in["coinType"].(string)
if !coins[fmt.Sprintf("%v %s %v", in["coinID"], strings.ToLower(contract), in["chainType"])] {
	ack()
	return
}`,
  once: ({ event }) => `event := fmt.Sprintln(${event.map((name) => `in["${name}"]`).join(", ")})
result, err := tx.Exec("INSERT INTO events(id) VALUES ($1) ON CONFLICT DO NOTHING", event)
if err != nil {
	http.Error(w, "", 500)
	return
}
if added, _ := result.RowsAffected(); added == 1 {
	credit(tx)
}
if tx.Commit() != nil {
	http.Error(w, "", 500)
	return
}
ack()`,
  slide: ({ ids, fieldNames }) => `for _, name := range ${names(ids)} {
	if strings.Contains(fmt.Sprint(in[name]), "&") ${REFUSE.replaceAll("\n", "\n\t")}
}
slides := regexp.MustCompile("&(?:${fieldNames.join("|")})=")
for _, value := range in {
	if slides.MatchString(fmt.Sprint(value)) ${REFUSE.replaceAll("\n", "\n\t")}
}`,
  time: `digits := regexp.MustCompile("^[0-9]+$")
if len(timestamp) != 10 || !digits.MatchString(timestamp) || !digits.MatchString(nonce) ${REFUSE}`,
  reply: bankReply(""),
  replyVerify: bankReply('\n\t"Status": status,'),
  replyAmount: `json.NewEncoder(w).Encode(map[string]any{
	"Success": true, "Code": 1, "Message": "success", "Coin": coin, "CoinAmount": coinAmount,
	"Sign": fmt.Sprintf("%x", md5.Sum([]byte(coin+coinAmount+keyB))),
})`,
  limit:
    "r.Body = http.MaxBytesReader(w, r.Body, 65536)\nserver := &http.Server{ReadTimeout: 10 * time.Second}",
};

function textOf({ json, numbersIn, money, decimals, shifted }) {
  if (shifted)
    return `units, isWhole := new(big.Int).SetString(fmt.Sprint(in["amount"]), 10)
places, err := strconv.ParseUint(fmt.Sprint(in["decimals"]), 10, 6)
if !isWhole || err != nil ${REFUSE}
unit := new(big.Int).Exp(big.NewInt(10), new(big.Int).SetUint64(places), nil)
amount := new(big.Rat).SetFrac(units, unit).FloatString(int(places)) // never ParseFloat`;
  if (!json) return `amount := fmt.Sprint(in["${money}"]) // math/big, never ParseFloat`;
  const from = numbersIn ? `strings.NewReader(fmt.Sprint(envelope["${numbersIn}"]))` : "bytes.NewReader(raw)";
  const zeros = decimals
    ? `\nplain := func(number json.Number) string { // in the sign string, without zeros at its end
	text := string(number)
	if strings.Contains(text, ".") && !strings.ContainsAny(text, "eE") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}`
    : "";
  return `decoder := json.NewDecoder(${from})
decoder.UseNumber() // json.Number is the text; math/big, never ParseFloat
if decoder.Decode(&in) != nil ${REFUSE}
amount := fmt.Sprint(in["${money}"])${zeros}`;
}
