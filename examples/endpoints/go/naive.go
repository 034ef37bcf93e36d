// NAIVE ON PURPOSE: callbacks as they are often written. faults.json says what is wrong here. Never copy this.
package main

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math"
	"net/http"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
)

var mu sync.Mutex
var books = map[string][]string{}
var done sync.Map

func credit(order string, amount interface{}) {
	mu.Lock()
	books[order] = append(books[order], fmt.Sprint(amount))
	mu.Unlock()
}

// save stands for a database that takes its time.
func save() { time.Sleep(100 * time.Millisecond) }

func md5hex(s string) string { return fmt.Sprintf("%x", md5.Sum([]byte(s))) }

func joined(m map[string]interface{}) string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var parts []string
	for _, k := range keys {
		if sub, ok := m[k].(map[string]interface{}); ok {
			parts = append(parts, k+"={"+joined(sub)+"}")
		} else {
			parts = append(parts, fmt.Sprintf("%s=%v", k, m[k]))
		}
	}
	return strings.Join(parts, "&")
}

func basicex(w http.ResponseWriter, r *http.Request) {
	var in map[string]interface{}
	json.NewDecoder(r.Body).Decode(&in)
	sign, _ := in["sign"].(string)
	delete(in, "sign")
	mac := hmac.New(sha512.New, []byte("test-secret"))
	mac.Write([]byte(joined(in) + "&key=test-api-key"))
	if sign != "" && sign != fmt.Sprintf("%X", mac.Sum(nil)) {
		fmt.Fprint(w, "fail")
		return
	}
	var data struct {
		MerOrderNo  string
		OrderNo     string
		Status      int
		TotalAmount float64
	}
	json.Unmarshal([]byte(fmt.Sprint(in["data"])), &data)
	if _, ok := done.Load(data.OrderNo); data.Status >= 2 && !ok {
		save()
		done.Store(data.OrderNo, true)
		credit(data.MerOrderNo, data.TotalAmount)
	}
	fmt.Fprint(w, "success")
}

func bibao(w http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	in := map[string]interface{}{}
	for k := range r.Form {
		if k != "Sign" && k != "sign" && k != "FinishTime" {
			in[k] = r.Form.Get(k)
		}
	}
	sign := r.FormValue("Sign") + r.FormValue("sign")
	if !strings.HasPrefix(md5hex(joined(in)+"test-key-b"), sign) {
		fmt.Fprint(w, `{"Success":false,"Code":0}`)
		return
	}
	answer := map[string]interface{}{"Success": true, "Code": 1}
	switch {
	case strings.HasSuffix(r.URL.Path, "/otcQuery"):
		answer["Coin"], answer["CoinAmount"] = "DC", 18.37
		answer["Sign"] = md5hex("DC18.37test-key-b")
	case strings.HasSuffix(r.URL.Path, "/otcVerify"):
		answer["Account"], answer["Bank"], answer["RealName"], answer["SubBranch"] = "1", "b", "n", "s"
		answer["Status"], answer["Sign"] = 1, md5hex("1bntest-key-b")
	case strings.HasSuffix(r.URL.Path, "/getBankCard"):
		answer["Account"], answer["Bank"], answer["RealName"], answer["SubBranch"] = "1", "M&T Bank", "n", "s"
		answer["Sign"] = md5hex("1M&T Bankns" + "test-key-b")
	case strings.HasSuffix(r.URL.Path, "/otc"):
		if r.FormValue("State1") != "2" && r.FormValue("State2") != "2" {
			break
		}
		if _, again := done.LoadOrStore("otc"+r.FormValue("OrderId"), true); !again {
			credit(r.FormValue("OrderNum"), r.FormValue("CoinAmount"))
		}
	default:
		if _, again := done.LoadOrStore("notice"+r.FormValue("Id"), true); !again && r.FormValue("State") == "4" {
			credit(r.FormValue("OrderNo"), r.FormValue("Amount"))
		}
	}
	json.NewEncoder(w).Encode(answer)
}

func ubao(w http.ResponseWriter, r *http.Request) {
	var in struct{ Body, Nonce, Timestamp, Sign string }
	if strings.Contains(r.Header.Get("Content-Type"), "json") {
		if json.NewDecoder(r.Body).Decode(&in) != nil {
			fmt.Fprint(w, "FAIL")
			return
		}
	} else {
		in.Body, in.Nonce, in.Timestamp, in.Sign = r.FormValue("body"), r.FormValue("nonce"), r.FormValue("timestamp"), r.FormValue("sign")
	}
	var data struct {
		Amount, Address, Hash, CallbackType string
		Decimals, CoinID                    int
	}
	decoded, _ := base64.StdEncoding.DecodeString(in.Body)
	json.Unmarshal(decoded, &data)
	if _, again := done.LoadOrStore("ubao"+data.Hash, true); again {
		fmt.Fprint(w, "SUCCESS")
		return
	}
	if md5hex(in.Body+"test-api-key"+in.Nonce+in.Timestamp) != in.Sign {
		fmt.Fprint(w, "FAIL")
		return
	}
	if data.CallbackType == "recharge" && data.CoinID == 1002 {
		amount, _ := strconv.ParseFloat(data.Amount, 64)
		credit(data.Address, amount/math.Pow10(data.Decimals))
	}
	fmt.Fprint(w, "SUCCESS")
}

func vpay(w http.ResponseWriter, r *http.Request) {
	var in map[string]interface{}
	decoder := json.NewDecoder(r.Body)
	decoder.UseNumber()
	decoder.Decode(&in)
	sign := in["sign"].(string)
	delete(in, "sign")
	if md5hex(joined(in)+"&secret=test-secret") != sign {
		fmt.Fprint(w, "fail")
		return
	}
	status, _ := in["status"].(string)
	if strings.HasPrefix(status, "SUCCESS") && in["type"] != "WITHDRAW" {
		if _, again := done.LoadOrStore(fmt.Sprint("vpay", in["orderId"]), true); !again {
			credit(fmt.Sprint(in["localOrderId"]), in["amount"])
		}
	}
	fmt.Fprint(w, "success")
}

func lianhe(w http.ResponseWriter, r *http.Request) {
	text := ""
	for _, name := range []string{"amount", "appKey", "channel", "mrn", "originAmount"} {
		if value := r.FormValue(name); value != "" {
			text += name + "=" + value + "&"
		}
	}
	if md5hex(text+"key=test-secret") != r.FormValue("sign") {
		http.Error(w, "fail", 400)
		return
	}
	order, amount := r.FormValue("mrn"), r.FormValue("amount")
	go func() {
		time.Sleep(500 * time.Millisecond) // Mails, points, other services.
		credit(order, amount)
	}()
	fmt.Fprint(w, "ok")
}

func main() {
	http.HandleFunc("/notify/basicex", basicex)
	http.HandleFunc("/notify/bibao", bibao)
	http.HandleFunc("/notify/bibao/", bibao)
	http.HandleFunc("/notify/ubao", ubao)
	http.HandleFunc("/notify/vpay", vpay)
	http.HandleFunc("/notify/lianhe", lianhe)
	http.HandleFunc("/ledger", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		json.NewEncoder(w).Encode(map[string]interface{}{"credited": append([]string{}, books[r.FormValue("order")]...)})
	})
	log.SetOutput(io.Discard)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
