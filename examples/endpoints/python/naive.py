"""NAIVE ON PURPOSE: callbacks as they are often written. faults.json says what is wrong here. Never copy this."""

import base64
import hashlib
import hmac
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

books = {}
seen = set()


def credit(order, amount):
    books.setdefault(str(order), []).append(str(amount))


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def joined(fields):
    return "&".join(f"{name}={fields[name]}" for name in sorted(fields) if fields[name])


def basicex(fields, raw):
    sign = fields.pop("sign", "")
    expected = hmac.new(b"test-secret", f"{joined(fields)}&key=test-api-key".encode(), hashlib.sha512).hexdigest()
    if expected.upper().startswith(sign):
        data = json.loads(fields["data"])
        if data["status"] >= 2 and data["orderNo"] not in seen:
            seen.add(data["orderNo"])
            credit(data["merOrderNo"], data["totalAmount"])
    return "success"


def bibao(fields, raw):
    if fields.pop("Sign") != md5(joined(fields) + "test-key-b"):
        return "fail"
    credit(fields["OrderNum"], fields["CoinAmount"])
    return '{"Success":true,"Code":1}'


def ubao(fields, raw):
    if "sign" in fields and fields["sign"] != md5(fields["body"] + "test-api-key" + fields["nonce"] + fields["timestamp"]):
        return "FAIL"
    data = json.loads(base64.b64decode(fields["body"]))
    key = fields["nonce"]
    if key not in seen:
        seen.add(key)
        credit(data["address"], float(data["amount"]) / 10 ** data["decimals"])
    return "SUCCESS"


def vpay(fields, raw):
    sign = fields.pop("sign")
    extra = fields.pop("extra", None)
    if extra:
        fields["extra"] = "{" + joined(extra) + "}"
    if sign == md5(f"{joined(fields)}&secret=test-secret"):
        credit(fields["localOrderId"], fields["amount"])
    return "success"


def lianhe(fields, raw):
    names = ["amount", "appKey", "channel", "mrn", "originAmount"]
    text = "&".join(f"{name}={fields[name]}" for name in names if name in fields)
    if fields.get("sign") == md5(text + "&key=test-secret"):
        credit(fields["mrn"], fields["amount"])
    return "OK"


GATEWAYS = {"basicex": basicex, "bibao": bibao, "ubao": ubao, "vpay": vpay, "lianhe": lianhe}


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        if raw[:1] == b"{":
            fields = json.loads(raw)
        else:
            fields = {name: values[-1] for name, values in parse_qs(raw.decode()).items()}
        self.answer(GATEWAYS[urlsplit(self.path).path.split("/")[2]](fields, raw))

    def do_GET(self):
        order = parse_qs(urlsplit(self.path).query)["order"][0]
        self.answer(json.dumps({"credited": books.get(order, [])}))

    def answer(self, body):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
