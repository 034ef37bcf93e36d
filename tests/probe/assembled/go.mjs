/** The same in Go: one program has all endpoints, each a function, and is built once. */
import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ACCOUNT, COIN, partsOf, serverOf } from "./parts.mjs";

const SIGNS = {
  basicex: `sign, envelope, in = in["sign"], in, map[string]any{}
for name, value := range envelope {
	if name == "sign" || value == nil || value == "" {
		delete(envelope, name)
	}
}
mac := hmac.New(sha512.New, []byte("test-secret"))
io.WriteString(mac, joined(envelope, write)+"&key=test-api-key")
expected = strings.ToUpper(fmt.Sprintf("%x", mac.Sum(nil)))`,
  bibao: `sign = in["Sign"]
if sign == nil {
	sign = in["sign"]
}
for _, name := range []string{"Sign", "sign", "FinishTime"} {
	delete(in, name)
}
expected = hash(joined(in, write) + "test-key-b")`,
  ubao: `body, _ := in["body"].(string)
sign, nonce, timestamp = in["sign"], fmt.Sprint(in["nonce"]), fmt.Sprint(in["timestamp"])
expected = hash(body + "test-api-key" + nonce + timestamp)`,
  vpay: `sign = in["sign"]
delete(in, "sign")
expected = hash(joined(in, write) + "&secret=test-secret")`,
  lianhe: `sign, envelope, in = in["sign"], in, map[string]any{}
for _, name := range []string{"amount", "appKey", "channel", "mrn", "originAmount"} {
	if value, there := envelope[name]; there {
		in[name] = value
	}
}
expected = hash(joined(in, write) + "&key=test-secret")`,
};

const IMPORTS = `package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha512"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const KEY, APP_KEY, keyB = "test-key", "test-app", "test-key-b"

var coins = map[string]bool{"1002 0x55d398326f99059ff775485246999027b3197955 170": true}
`;

/** `server` is the line that makes it. */
const mainOf = (names, server) => `
func main() {
	${server}
	serve(server, map[string]handler{
		${names.map((name, at) => `"${name}": handle${at},`).join("\n\t\t")}
	})
}
`;

/** Lines with names of their own; `end` uses them. */
const block = (lines = "", end = "") => `{\n${lines}\n${end}\n}`;

function sourceOf(at, gateway, of) {
  const parts = partsOf(gateway, of);
  const { jsonOnly, readRaw, acknowledge = 'io.WriteString(w, "OK")', limits } = parts;
  const text = of("text");
  const money = `in["${parts.money}"]`;
  const floats = "json.Unmarshal(raw, &in)";
  const json =
    gateway === "vpay"
      ? text
        ? block(text, "money, write = amount, plain")
        : `${floats}\nmoney = fmt.Sprint(${money})`
      : block(of("body", "vpay") ?? floats);
  const inner = {
    basicex: text
      ? block(text, "money = amount")
      : `json.Unmarshal([]byte(fmt.Sprint(envelope["data"])), &in)\nmoney = fmt.Sprint(${money})`,
    ubao: `decoded, _ := base64.StdEncoding.DecodeString(body)
decoder := json.NewDecoder(bytes.NewReader(decoded))
decoder.UseNumber()
in = nil
if decoder.Decode(&in) != nil {
	refuse()
	return
}`,
  };
  const float = `amount, _ := strconv.ParseFloat(fmt.Sprint(${money}), 64)`;
  const shifted = 'places, _ := strconv.Atoi(fmt.Sprint(in["decimals"]))\namount /= math.Pow10(places)';
  const written = {
    basicex: "",
    vpay: "",
    ubao: block(text ?? `${float}\n${shifted}`, "money = fmt.Sprint(amount)"),
  };
  return `
func handle${at}(w http.ResponseWriter, r *http.Request, path string, db *sql.DB) {
	in, envelope := map[string]any{}, map[string]any{}
	var sign any
	var expected, nonce, timestamp, order, money string
	write := json.Number.String
	refuse := func() { w.WriteHeader(400) }
	ack := func() {
		${acknowledge}
	}
	credit := func(given ...*sql.Tx) { note(db, given, order, money) }
	creditOnce := func() {
		${of("once") ? `tx, _ := db.Begin()\ndefer tx.Rollback()\n${of("once")}` : "credit()\nack()"}
	}
	_, _, _, _, _ = envelope, sign, expected, nonce, timestamp
	_, _ = refuse, write
	${limits.at(-2) ?? ""}
	${readRaw || "raw, _ := io.ReadAll(r.Body)"}
	if ${jsonOnly} || strings.Contains(r.Header.Get("Content-Type"), "json") {
		${block(of("duplicateName"))}
		${json}
	} else {
		${block(of("duplicate"))}
		${block(of("body", "lianhe") ?? "form, _ := url.ParseQuery(string(raw))\nfor name := range form {\nin[name] = form.Get(name)\n}")}
	}
	${of("body") ? "" : "for name := range r.URL.Query() {\nin[name] = r.URL.Query().Get(name)\n}"}
	${SIGNS[gateway]}
	${block(of("verify"))}
	${block(of("time"))}
	${inner[gateway] ?? ""}
	${block(of("method"))}
	${block(of("merchant"))}
	${gateway === "bibao" ? questions(of) : ""}
	${block(of("kind"))}
	${block(of("spelling"), of("spelling") && "_ = id")}
	${block(of("slide"))}
	${block(of("direction"))}
	${block(of("coin"))}
	${written[gateway] ?? block(text ?? float, "money = fmt.Sprint(amount)")}
	order = fmt.Sprint(in["${parts.order}"])
	${of("status")?.replace("credit()", "creditOnce()\nreturn") ?? "creditOnce()\nreturn"}
	ack()
}
`;
}

function questions(of) {
  const values = (list) => list.map((text) => JSON.stringify(text)).join(", ");
  const naive = 'json.NewEncoder(w).Encode(map[string]any{"Success": true, "Code": 1, "Sign": hash("x")})';
  return `account, bankName, realName, subBranch, status := ${values(ACCOUNT)}
	coin, coinAmount := ${values(COIN)}
	_, _, _, _, _, _, _ = account, bankName, realName, subBranch, status, coin, coinAmount
	switch path {
	case "getBankCard":
		${block(of("question"))}
		${block(of("reply") ?? naive)}
		return
	case "otcVerify":
		${block(of("replyVerify") ?? naive)}
		return
	case "otcQuery":
		${block(of("replyAmount") ?? naive)}
		return
	case "":
		order, money = fmt.Sprint(in["OrderNo"]), fmt.Sprint(in["Amount"])
		${of("notice") ?? "credit()"}
		ack()
		return
	}`;
}

/** Builds and starts the server of `endpoints`, each `[name, gateway, of]`. */
export async function goServer(endpoints, limit, ledgerAt) {
  const folder = mkdtempSync(join(tmpdir(), "paychop-lines-"));
  const sources = endpoints.map(([, gateway, of], at) => sourceOf(at, gateway, of));
  const names = endpoints.map(([name]) => name);
  const server = limit.split("\n").at(-1);
  writeFileSync(join(folder, "server.go"), [IMPORTS, ...sources, mainOf(names, server)].join(""));
  copyFileSync(new URL("shared.go", import.meta.url), join(folder, "shared.go"));
  const program = join(folder, "server");
  await promisify(execFile)("go", ["build", "-o", program, "server.go", "shared.go"], { cwd: folder });
  return serverOf(folder, program, [], ledgerAt);
}
