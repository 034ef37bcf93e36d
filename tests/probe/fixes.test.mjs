/** The lines that the probe shows for each fault: they are of their language, and the tricky ones do what they say. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ids } from "../js/merchants.mjs";
import { classesIn, JACKSON, JAVA_IMPORTS } from "./assembled/java.mjs";

const inside = (file) => import(new URL(`probe/${file}`, import.meta.resolve("paychop/package.json")));
const { casesOf } = await inside("cases/index.js");
const { fixOf } = await inside("fixes.js");
const { merchantFieldOf } = await inside("messages.js");

/** The constants with the merchant's own identity: `KEY`, `APP_KEY`. */
const MERCHANTS = [
  ...new Set(
    ids
      .map((id) => merchantFieldOf(id))
      .filter(Boolean)
      .map((name) => name.replace(/[A-Z]/g, "_$&").toUpperCase()),
  ),
].join(", ");

const folder = mkdtempSync(join(tmpdir(), "paychop-fixes-"));
after(() => rmSync(folder, { recursive: true }));

/** All that can be shown, each once. */
function linesIn(language) {
  const shown = ([gateway, kind]) =>
    casesOf(gateway, kind).map(({ fix }) => fixOf(fix, gateway, kind)[language]);
  const payouts = Object.entries({ basicex: "agentpay", lianhe: "payout" });
  const all = [
    ...[...ids.map((gateway) => [gateway]), ...payouts].flatMap(shown),
    ...payouts.map(([gateway, kind]) => fixOf("payout", gateway, kind)[language]),
  ];
  return [...new Set(all)];
}

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8", stdio: "pipe" });
const functions = (language, write) => linesIn(language).map(write).join("\n");

/** What the lines expect to be there, at most. */
const JAVA_FIELDS = `Map<String, Object> in; Map<String, Object> envelope; Object sign;
String expected, timestamp, nonce, account, bankName, realName, subBranch, status, coin, coinAmount;
String ${MERCHANTS}, KEY_B; Set<String> COINS; ObjectMapper mapper; HttpServer server; HttpExchange exchange;
Connection connection; PreparedStatement insert;
void refuse() {} void ack() {} void credit() {} void credit(Connection connection) {} void send(String text) {}
boolean isPayment(String order) { return true; } void payoutEnded(Map<String, Object> in) {} String md5(String text) { return text; }`;
const GO_IMPORTS = `package main
import ("bytes"; "crypto/md5"; "crypto/subtle"; "database/sql"; "encoding/json"; "errors"; "fmt"; "io"; "math/big"
"net/http"; "net/url"; "regexp"; "strconv"; "strings"; "time")
var (_ = bytes.NewReader; _ = md5.Sum; _ = subtle.ConstantTimeCompare; _ sql.DB; _ = json.Unmarshal; _ = errors.New
_ = fmt.Sprint; _ = io.ReadAll; _ big.Int; _ url.URL; _ = regexp.MustCompile; _ = strconv.Itoa; _ = strings.Trim; _ time.Time)
var ${MERCHANTS}, keyB string
var coins map[string]bool
func refuse() {}
func ack() {}
func credit(...*sql.Tx) {}
func isPayment(string) bool { return true }
func payoutEnded(map[string]any) {}
func main() {}`;
const GO_PARAMETERS =
  "w http.ResponseWriter, r *http.Request, raw []byte, in, envelope map[string]any, sign any, tx *sql.Tx, expected, timestamp, nonce, account, bankName, realName, subBranch, status, coin, coinAmount string";
/** What the lines make for the reader, who uses it. */
const GO_RESULTS = /^(id|amount|plain|server|raw)(?:, \w+)? :=/gm;

const PARSERS = {
  php: (lines) => run("php", "-l", file("a.php", `<?php\n${lines}`)),
  java: (lines) =>
    run(
      "javac",
      "-Xlint:all,-rawtypes,-unchecked,-try",
      "-Werror",
      ...classesIn(folder),
      file("A.java", `${JAVA_IMPORTS}\nclass A {\n${JAVA_FIELDS}\n${lines}\n}`),
    ),
  go: (lines) => run("go", "vet", file("a.go", `${GO_IMPORTS}\n${lines}`)),
  python: (lines) =>
    run(
      "python3",
      "-W",
      "error",
      "-c",
      "import sys; compile(open(sys.argv[1]).read(), 'a', 'exec')",
      file("a.py", lines),
    ),
  js: (lines) => run("node", "--check", file("a.mjs", lines)),
};

const usedIn = (lines) => [...lines.matchAll(GO_RESULTS)].map(([, name]) => `_ = ${name}`).join("\n");

/** `raw` is the body's text, but where the lines themselves read it. */
const javaRaw = (lines) => (/\bString raw\b/.test(lines) ? "" : 'String raw = "";');

const WRITERS = {
  php: (lines, at) => `function f${at}() {\n${lines}\n}`,
  java: (lines, at) => `void f${at}() throws Exception {\n${javaRaw(lines)}\n${lines}\n}`,
  go: (lines, at) => `func f${at}(${GO_PARAMETERS}) {\n{\n${lines}\n${usedIn(lines)}\n}\n}`,
  python: (lines, at) => `def f${at}():\n    ${lines.replaceAll("\n", "\n    ")}\n`,
  js: (lines, at) => `async function f${at}() {\n${lines}\n}`,
};

for (const [language, parse] of Object.entries(PARSERS)) {
  test(`the lines for ${language} compile`, () => {
    parse(functions(language, WRITERS[language]));
    assert.throws(() => parse(WRITERS[language]("if (", 0)), "a broken line would be found");
  });
}

const NUMBERS = '{"a":22.70,"b":"x\\"1.50\\": 2","c":{"d":-1e3},"e":1234567890123456789}';
/** At Vpay, where the sign string has no zeros at the end of a fraction. */
const AS_TEXT = { a: "22.7", b: 'x"1.50": 2', c: { d: "-1e3" }, e: "1234567890123456789" };
const DOUBLED = ['{"a":"1","a":"2"}', '{"a":"1","\\u0061":"2"}', '{"c":{"d":"1","d":"2"}}'];

test("the PHP lines keep numbers, and see a duplicate name", () => {
  const program = (lines, raw, end) =>
    run(
      "php",
      file(
        "b.php",
        `<?php function refuse() { exit("refused"); }\n$raw = base64_decode("${Buffer.from(raw).toString("base64")}");\n$in = json_decode($raw, true);\n${lines}\n${end}`,
      ),
    );
  const { text, duplicate } = { text: fixOf("text", "vpay").php, duplicate: fixOf("duplicate", "vpay").php };
  assert.deepEqual(JSON.parse(program(text, NUMBERS, "echo json_encode($in);")), AS_TEXT);
  assert.equal(program(duplicate, NUMBERS, 'echo "fine";'), "fine");
  for (const raw of DOUBLED) assert.equal(program(duplicate, raw, 'echo "fine";'), "refused", raw);
});

test("the JavaScript lines keep numbers, and see a duplicate name", () => {
  const program = (lines, end) => new Function("raw", "refuse", `${lines}\n${end}`);
  const refuse = () => "refused";
  assert.deepEqual(program(fixOf("text", "vpay").js, "return fields")(NUMBERS, refuse), AS_TEXT);
  const duplicate = program(fixOf("duplicate", "vpay").js, "return 'fine'");
  assert.equal(duplicate(NUMBERS, refuse), "fine");
  for (const raw of DOUBLED) assert.equal(duplicate(raw, refuse), "refused", raw);
});

test("the Python lines see a duplicate name", () => {
  const program = `import json, sys\nraw = sys.argv[1]\n${fixOf("duplicate", "vpay").python}`;
  const path = file("b.py", program);
  run("python3", path, NUMBERS);
  for (const raw of DOUBLED) assert.throws(() => run("python3", path, raw), /ValueError/);
});

test("the Python lines keep numbers, and do not write out a huge one", () => {
  const program = `import decimal, json, sys\nraw, total = sys.argv[1], 0\n${fixOf("text", "vpay").python}\nprint(json.dumps(fields))`;
  const path = file("c.py", program);
  const numbers = '{"amount":22.70,"a":"1.50","b":{"c":-1e3},"d":1234567890123456789}';
  assert.deepEqual(JSON.parse(run("python3", path, numbers)), {
    amount: "22.7",
    a: "1.50",
    b: { c: "-1000" },
    d: "1234567890123456789",
  });
  assert.throws(() => run("python3", path, '{"amount":1e999999}'), /Overflow/);
});

test("the Java lines keep numbers, do not write out a huge one, and see a duplicate name", () => {
  const lines = `${fixOf("duplicate", "vpay").java}\n${fixOf("text", "vpay").java}`;
  const program = `${JAVA_IMPORTS}
class B {
  public static void main(String[] bodies) throws Exception {
    for (String raw : bodies) System.out.print(read(raw) + ";");
  }
  static String read(String raw) {
    Map<String, Object> in = new TreeMap<>();
    ObjectMapper mapper = new ObjectMapper();
    try {
      ${lines}
      in.replaceAll((name, value) -> plain.apply(value));
      return amount + in;
    } catch (Exception error) {
      return error.getClass().getSimpleName();
    }
  }
}`;
  const numbers =
    '{"amount":22.70,"a":"1.50","b":100.00,"c":0.00000010,"d":1234567890123456789,"e":12345678.9}';
  const huge = ['{"amount":1e999999999}', '{"a":-1E-999999999}'];
  assert.equal(
    run("java", "-cp", JACKSON, file("B.java", program), numbers, ...huge, ...DOUBLED),
    "22.7{a=1.50, amount=22.7, b=100, c=0.0000001, d=1234567890123456789, e=12345678.9};" +
      "ArithmeticException;".repeat(huge.length) +
      "JsonParseException;".repeat(DOUBLED.length),
  );
});
