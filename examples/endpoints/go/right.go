// Notification endpoints of the five gateways with Go's standard library: go run right.go PORT.
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// Test credentials; elsewhere they come from the environment.
const (
	apiKey, secret, keyB = "test-api-key", "test-secret", "test-key-b"
	vpayKey, appKey      = "test-key", "test-app"
	limit                = 65536
)

type fields map[string]any

// refused is panicked with, and recovered in one place: a message that is refused anywhere is answered with its status.
type refused int

func check(condition bool) {
	if !condition {
		panic(refused(http.StatusBadRequest))
	}
}

// The books. A shop has a table with a unique key in place of the map.
var (
	lock   sync.Mutex
	events = map[string]bool{}
	books  = map[string][]string{}
)

// credit has one lock around the look and the note: an event is credited once.
func credit(event, order, amount string) {
	lock.Lock()
	defer lock.Unlock()
	if !events[event] {
		events[event] = true
		books[order] = append(books[order], amount)
	}
}

var identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// readJSON keeps the text of numbers and refuses a duplicate name, which json.Unmarshal does not.
func readJSON(raw []byte) fields {
	check(utf8.Valid(raw) && json.Valid(raw))
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	object, ok := readValue(decoder, 0).(fields)
	check(ok)
	return object
}

func readValue(decoder *json.Decoder, depth int) any {
	check(depth < 16)
	token, err := decoder.Token()
	check(err == nil)
	switch token {
	case json.Delim('{'):
		object := fields{}
		for decoder.More() {
			name, err := decoder.Token()
			check(err == nil)
			_, double := object[name.(string)]
			check(!double && identifier.MatchString(name.(string)))
			object[name.(string)] = readValue(decoder, depth+1)
		}
		_, err = decoder.Token()
		check(err == nil)
		return object
	case json.Delim('['):
		list := []any{}
		for decoder.More() {
			list = append(list, readValue(decoder, depth+1))
		}
		_, err = decoder.Token()
		check(err == nil)
		return list
	}
	return token
}

func readForm(raw []byte) fields {
	values, err := url.ParseQuery(string(raw))
	check(err == nil)
	form := fields{}
	for name, list := range values {
		check(len(list) == 1 && identifier.MatchString(name) && utf8.ValidString(list[0]))
		form[name] = list[0]
	}
	return form
}

func hash(text string) string {
	sum := md5.Sum([]byte(text))
	return hex.EncodeToString(sum[:])
}

// same compares with expected, which is lower case hexadecimal.
func same(sign any, expected string) {
	text, ok := sign.(string)
	check(ok && subtle.ConstantTimeCompare([]byte(strings.ToLower(text)), []byte(expected)) == 1)
}

// text is a text or a number, as it came.
func text(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	}
	panic(refused(http.StatusBadRequest))
}

func (in fields) text(name string) string { return text(in[name]) }

// take gives a field and takes it out.
func (in fields) take(name string) any {
	value := in[name]
	delete(in, name)
	return value
}

func (in fields) need(names string) {
	for _, name := range strings.Fields(names) {
		check(in.text(name) != "")
	}
}

func (in fields) joined(write func(any) string) string {
	var names, parts []string
	for name := range in {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		parts = append(parts, name+"="+write(in[name]))
	}
	return strings.Join(parts, "&")
}

// noSlides is there because nothing tells a separator from the same characters in a value.
func (in fields) noSlides(ids, names string) {
	known := append(strings.Fields(names), "key", "secret")
	for name := range in {
		known = append(known, name)
	}
	slide := regexp.MustCompile("&(?:" + strings.Join(known, "|") + ")=")
	for _, value := range in {
		check(!slide.MatchString(canonical(value)))
	}
	for _, id := range strings.Fields(ids) {
		check(in[id] == nil || !strings.Contains(in.text(id), "&"))
	}
}

func basicex(in fields, _ string) string {
	sign := in.take("sign")
	for name, value := range in {
		if value == nil || value == "" {
			delete(in, name)
		}
	}
	mac := hmac.New(sha512.New, []byte(secret))
	io.WriteString(mac, in.joined(text)+"&key="+apiKey)
	same(sign, hex.EncodeToString(mac.Sum(nil)))
	check(in.text("method") == "basicexpay.trade.notify" && in["bizConent"] == nil)
	data := readJSON([]byte(in.text("data")))
	data.need("merOrderNo orderNo status totalAmount currency")
	if in.text("code") == "0000" && data.text("status") == "2" {
		credit("basicex "+data.text("orderNo"), data.text("merOrderNo"), data.text("totalAmount"))
	}
	return "success"
}

const otc = "UserName OrderId OrderNum Type Coin CoinAmount LegalAmount State1 State2 CreateTime Remark Price Token"
const notice = "Amount Coin Fee FromAddr Id OrderNo State ToAddr TradeNo TradeTime Type"

var questions = map[string]string{
	"otcVerify":   "Coin CoinAmount OrderId OrderNum UserName",
	"otcQuery":    "Coin OrderNum UserName",
	"getBankCard": "OrderNum UserName",
}

func bibao(in fields, path string) string {
	check((in["Sign"] == nil) != (in["sign"] == nil))
	sign := in.take("Sign")
	if sign == nil {
		sign = in.take("sign")
	}
	delete(in, "FinishTime")
	same(sign, hash(in.joined(text)+keyB))
	in.noSlides("OrderId OrderNum Type Coin CoinAmount State1 State2 Id State Amount UserName", otc+" "+notice)
	answer := fields{"Success": true, "Code": 1, "Message": "success"}
	switch path {
	case "otc":
		in.need("UserName OrderId OrderNum Type Coin CoinAmount State1 State2")
		if in.text("Type") == "1" && in.text("State1") == "2" && in.text("State2") == "2" {
			credit("otc "+in.text("OrderId"), in.text("OrderNum"), in.text("CoinAmount"))
		}
	case "":
		in.need("Amount Coin Id State Type")
		if in.text("Type") == "4" && in.text("State") == "4" {
			order, _ := in["OrderNo"].(string)
			credit("notice "+in.text("Id"), order, in.text("Amount"))
		}
	case "otcQuery":
		reply(in, path, answer, []string{"Coin", "CoinAmount"}, []string{in.text("Coin"), "18.37"})
	default:
		names := []string{"Account", "Bank", "RealName", "SubBranch"}
		reply(in, path, answer, names, []string{"6222000000000000", "ICBC", "Zhang+San", "Shanghai"})
		if path == "otcVerify" {
			answer["Status"] = "1"
		}
	}
	written, err := json.Marshal(answer)
	check(err == nil)
	return string(written)
}

func reply(in fields, path string, answer fields, names, values []string) {
	wanted := strings.Fields(questions[path])
	in.need(questions[path])
	check(len(wanted) > 0 && len(in) == len(wanted))
	for at, name := range names {
		answer[name] = values[at]
	}
	signed := strings.Join(values, "")
	// Signed without separators: a text with & and = could be the sign of a forged question.
	check(!strings.ContainsAny(signed, "&="))
	answer["Sign"] = hash(signed + keyB)
}

var (
	digits   = regexp.MustCompile(`^[0-9]+$`)
	amounts  = regexp.MustCompile(`^[0-9]{1,78}$`)
	tenDigit = regexp.MustCompile(`^[0-9]{10}$`)
	types    = regexp.MustCompile(`^(recharge|transfer|balance)$`)
)

type coin struct{ id, contract, chain string }

var usdt = map[coin]bool{{"1002", "0x55d398326f99059ff775485246999027b3197955", "170"}: true}

func ubao(in fields, _ string) string {
	body, nonce, timestamp := in.text("body"), in.text("nonce"), in.text("timestamp")
	check(digits.MatchString(nonce) && tenDigit.MatchString(timestamp))
	same(in["sign"], hash(body+apiKey+nonce+timestamp))
	decoded, err := base64.StdEncoding.Strict().DecodeString(body)
	check(err == nil)
	data := readJSON(decoded)
	check(types.MatchString(data.text("callbackType")))
	if data.text("callbackType") != "recharge" {
		return "SUCCESS"
	}
	data.need("amount decimals address chainType coinType coinID hash")
	amount, address := data.text("amount"), data.text("address")
	decimals, err := strconv.Atoi(data.text("decimals"))
	check(err == nil && decimals >= 0 && decimals <= 36 && amounts.MatchString(amount))
	paid := coin{data.text("coinID"), strings.ToLower(data.text("coinType")), data.text("chainType")}
	if !usdt[paid] {
		return "SUCCESS"
	}
	event := []string{"ubao", paid.id, paid.contract, paid.chain, data.text("hash"), address, amount}
	credit(strings.Join(event, " "), address, plain(amount+"e-"+strconv.Itoa(decimals)))
	return "SUCCESS"
}

var tooLarge = regexp.MustCompile(`[eE][+-]?[0-9]{4}`)

// plain writes a decimal without exponent and without zeros at its end.
func plain(number string) string {
	check(!tooLarge.MatchString(number))
	exact, ok := new(big.Rat).SetString(number)
	check(ok)
	written := exact.FloatString(len(number) + 1000)
	return strings.TrimRight(strings.TrimRight(written, "0"), ".")
}

// canonical is a value in Vpay's sign string.
func canonical(value any) string {
	switch value := value.(type) {
	case fields:
		return "{" + value.signed().joined(canonical) + "}"
	case []any:
		var items []string
		for _, item := range value {
			items = append(items, canonical(item))
		}
		return "[" + strings.Join(items, ",") + "]"
	case json.Number:
		if strings.ContainsAny(value.String(), ".eE") {
			return plain(value.String())
		}
	case bool:
		return strconv.FormatBool(value)
	case nil:
		return "null"
	}
	return text(value)
}

// signed leaves out what Vpay does not sign: nulls and empty lists.
func (in fields) signed() fields {
	kept := fields{}
	for name, value := range in {
		if list, ok := value.([]any); value != nil && !(ok && len(list) == 0) {
			kept[name] = value
		}
	}
	return kept
}

const vpayNames = "amount bizType currency extra key localOrderId merchantActualAmount merchantCurrency merchantId" +
	" merchantPaidAmount merchantUserId notifyTime orderCreateTime orderId status type userAmount userCurrency" +
	" orderType orderBizType quoteAmount"

func vpay(in fields, _ string) string {
	sign := in.take("sign")
	in = in.signed()
	same(sign, hash(in.joined(canonical)+"&secret="+secret))
	in.noSlides("amount key localOrderId merchantId orderId status type", vpayNames)
	in.need("amount currency key localOrderId orderId status type")
	check(in.text("key") == vpayKey)
	for _, id := range []string{"localOrderId", "orderId"} {
		_, isText := in[id].(string)
		check(isText || digits.MatchString(in.text(id)))
	}
	if in.text("type") == "PAYMENT" && in.text("status") == "SUCCESS" {
		credit("vpay "+in.text("orderId"), in.text("localOrderId"), in.text("amount"))
	}
	return "success"
}

func lianhe(in fields, _ string) string {
	signed := fields{}
	for _, name := range []string{"amount", "appKey", "channel", "mrn", "originAmount"} {
		if in[name] != nil {
			signed[name] = in[name]
			check(!strings.Contains(in.text(name), "&"))
		}
	}
	same(in["sign"], hash(signed.joined(text)+"&key="+secret))
	signed.need("amount appKey channel mrn originAmount") // A payout's has two fewer: its URL is another.
	check(signed.text("appKey") == appKey)
	credit("lianhe "+signed.text("mrn"), signed.text("mrn"), signed.text("amount"))
	return "success"
}

var gateways = map[string]func(fields, string) string{
	"basicex": basicex, "bibao": bibao, "ubao": ubao, "vpay": vpay, "lianhe": lianhe,
}

func notify(w http.ResponseWriter, r *http.Request) {
	defer func() {
		switch cause := recover().(type) {
		case nil:
		case refused:
			w.WriteHeader(int(cause))
		default:
			panic(cause)
		}
	}()
	if r.Method != http.MethodPost {
		panic(refused(http.StatusMethodNotAllowed))
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	if err != nil {
		panic(refused(http.StatusRequestEntityTooLarge))
	}
	gateway, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/notify/"), "/")
	check(gateways[gateway] != nil)
	read := readForm
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		read = readJSON
	}
	io.WriteString(w, gateways[gateway](read(raw), path))
}

func ledger(w http.ResponseWriter, r *http.Request) {
	lock.Lock()
	defer lock.Unlock()
	credited := append([]string{}, books[r.URL.Query().Get("order")]...)
	json.NewEncoder(w).Encode(map[string][]string{"credited": credited})
}

func main() {
	http.HandleFunc("/notify/", notify)
	http.HandleFunc("/ledger", ledger)
	server := http.Server{Addr: "127.0.0.1:" + os.Args[1], ReadTimeout: 10 * time.Second}
	log.Fatal(server.ListenAndServe())
}
