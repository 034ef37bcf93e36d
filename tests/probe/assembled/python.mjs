/** The same in Python, at one server of its standard library; each endpoint's books are a database of sqlite3. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ACCOUNT, COIN, indented, partsOf } from "./parts.mjs";

const SIGNS = {
  basicex: `envelope = fields
sign = envelope.pop("sign", None)
signed = {name: value for name, value in envelope.items() if value not in ("", None)}
expected = hmac.new(b"test-secret", f"{joined(signed)}&key=test-api-key".encode(), "sha512").hexdigest().upper()`,
  bibao: `small = fields.pop("sign", None)
sign = fields.pop("Sign", small)
fields.pop("FinishTime", None)
expected = md5(joined(fields) + "test-key-b")`,
  ubao: `sign, body = fields.get("sign"), fields.get("body", "")
nonce, timestamp = fields["nonce"], fields["timestamp"]
expected = md5(f"{body}test-api-key{nonce}{timestamp}")`,
  vpay: `sign = fields.pop("sign", None)
expected = md5(f"{joined(fields)}&secret=test-secret")`,
  lianhe: `sign = fields.get("sign")
fields = {name: fields[name] for name in ("amount", "appKey", "channel", "mrn", "originAmount") if name in fields}
expected = md5(f"{joined(fields)}&key=test-secret")`,
};

/** `server` is the line that starts it. */
const programOf = (server) => `
import base64, decimal, hashlib, hmac, json, re, sqlite3, sys, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

KEY, APP_KEY, KEY_B = "test-key", "test-app", "test-key-b"
COINS = {"1002 0x55d398326f99059ff775485246999027b3197955 170"}


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def joined(fields):
    write = lambda value: "{" + joined(value) + "}" if isinstance(value, dict) else value
    return "&".join(f"{name}={write(fields[name])}" for name in sorted(fields) if fields[name] is not None)


def connect(name):
    db = sqlite3.connect(f"{name}.db", timeout=30)
    db.execute("PRAGMA synchronous = OFF")
    return db


def start(name):
    """An endpoint's function and new books."""
    with connect(name) as db:
        db.execute("CREATE TABLE events(id TEXT UNIQUE)")
        db.execute("CREATE TABLE credits(at TEXT, amount TEXT)")
    names = dict(globals())
    exec(open(f"{name}.py", encoding="utf-8").read(), names)
    return names["handle"]


def credited(name, order):
    with connect(name) as db:
        return [amount for (amount,) in db.execute("SELECT amount FROM credits WHERE at = ?", (order,))]


handlers = {}


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        path, _, query = self.path.partition("?")
        _, name, path = (path + "/").split("/")[:3]
        db = connect(name)
        try:
            handlers[name](self, path, dict(parse_qsl(query)), db)
        except Exception:
            self.begin(500)
        finally:
            db.close()

    def do_GET(self):
        path, _, query = self.path.partition("?")
        _, of, name = (path + "/").split("/")[:3]
        if of == "ledger":
            self.begin(200)
            self.wfile.write(json.dumps({"credited": credited(name, dict(parse_qsl(query))["order"])}).encode())
        elif of == "start":
            handlers[name] = start(name)
            self.begin(200)
        else:
            self.begin(405)

    def begin(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_):
        pass


ThreadingHTTPServer.request_queue_size = 64
# A gateway that has hung up is no news.
ThreadingHTTPServer.handle_error = lambda *_: None
address = ("127.0.0.1", 0)
server = ${server}
print(server.server_port, flush=True)
server.serve_forever()
`;

function sourceOf(gateway, of) {
  const parts = partsOf(gateway, of);
  const { order, money, jsonOnly, readRaw, limits } = parts;
  const acknowledge = parts.acknowledge ?? 'self.wfile.write(b"OK")';
  const at = (indent, lines) => indented(lines || "pass", " ".repeat(indent));
  const json = (gateway === "vpay" && of("text")) || (of("body", "vpay") ?? "fields = json.loads(raw)");
  const amount = {
    basicex: `amount = ${of("text") ? "" : "float"}(fields["${money}"])`,
    vpay: `amount = ${of("text") ? "" : "float"}(fields["${money}"])`,
    ubao: of("text") ?? 'amount = int(fields["amount"]) / 10 ** int(fields["decimals"])',
  };
  const inner = {
    basicex: of("text") ?? 'fields = json.loads(envelope.get("data") or envelope["bizConent"])',
    ubao: "fields = json.loads(base64.b64decode(body))",
  };
  const creditOnce = of("once") ?? "credit()\ndb.commit()\nreturn ack()";
  return `
def handle(self, path, query, db):
    total = decimal.Decimal(0)

    def refuse(status=400):
        self.begin(status)

    def ack():
        self.begin(200)
        ${at(8, acknowledge)}

    def credit(db=db):
        db.execute("INSERT INTO credits VALUES (?, ?)", entry)

    def credit_once():
        ${at(8, creditOnce)}

    ${at(4, limits.slice(0, -1).join("\n"))}
    ${at(4, readRaw || 'raw = self.rfile.read(int(self.headers["Content-Length"])).decode()')}
    is_json = ${jsonOnly ? "True" : '"json" in self.headers["Content-Type"]'}
    if is_json:
        ${at(8, of("duplicateName"))}
        ${at(8, json)}
    else:
        ${at(8, of("duplicate"))}
        ${at(8, of("body", "lianhe") ?? "fields = dict(parse_qsl(raw, keep_blank_values=True))")}
    ${of("body") ? "" : "fields.update(query)"}
    ${at(4, SIGNS[gateway])}
    ${at(4, of("verify"))}
    ${at(4, of("time"))}
    ${at(4, inner[gateway])}
    ${at(4, of("method"))}
    ${at(4, of("merchant"))}
    ${gateway === "bibao" ? at(4, questions(of)) : ""}
    ${at(4, of("kind"))}
    ${at(4, of("spelling"))}
    ${at(4, of("slide"))}
    ${at(4, of("direction"))}
    ${at(4, of("coin"))}
    ${at(4, amount[gateway] ?? of("text") ?? `amount = float(fields["${money}"])`)}
    entry = (fields["${order}"], str(amount))
    ${at(4, of("status")?.replace("credit()", "return credit_once()") ?? "return credit_once()")}
    return ack()
`;
}

function questions(of) {
  const at = (lines) => indented(lines ?? "pass", "    ");
  const naive = 'self.wfile.write(json.dumps({"Success": True, "Code": 1, "Sign": md5("x")}).encode())';
  return `account, bank_name, real_name, sub_branch, status = ${JSON.stringify(ACCOUNT)}
coin, coin_amount = ${JSON.stringify(COIN)}
if path == "getBankCard":
    ${at(of("question"))}
    self.begin(200)
    ${at(of("reply") ?? naive)}
    return
if path == "otcVerify":
    self.begin(200)
    ${at(of("replyVerify") ?? naive)}
    return
if path == "otcQuery":
    self.begin(200)
    ${at(of("replyAmount") ?? naive)}
    return
if path == "":
    entry = (fields["OrderNo"], fields["Amount"])
    ${at(of("notice") ?? "credit()")}
    db.commit()
    return ack()`;
}

/** Starts the server with the line that `limit` has for it: `{ add(name, gateway, of), stop() }`, as PHP's. */
export async function pythonServer(limit, ledgerAt) {
  const folder = mkdtempSync(join(tmpdir(), "paychop-lines-"));
  writeFileSync(join(folder, "server.py"), programOf(limit.split("\n").at(-1)));
  const running = spawn("python3", ["server.py"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(createInterface(running.stdout), "line");
  const origin = `http://127.0.0.1:${port}`;
  return {
    async add(name, gateway, of) {
      writeFileSync(join(folder, `${name}.py`), sourceOf(gateway, of));
      const { status } = await fetch(`${origin}/start/${name}`);
      if (status !== 200) throw new Error(`${name} does not compile.`);
      return { url: `${origin}/${name}`, credited: ledgerAt(`${origin}/ledger/${name}`) };
    },
    stop() {
      running.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
