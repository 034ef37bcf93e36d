"""Notification endpoints of the five gateways with Python's standard library: python3 right.py PORT."""

import base64
import hashlib
import hmac
import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

# Test credentials; elsewhere they come from the environment.
MER_NO, API_KEY, SECRET = "811496833912834", "test-api-key", "test-secret"
KEY_B = "test-key-b"
VPAY_KEY, APP_KEY = "test-key", "test-app"
BANK = {"Account": "6222000000000000", "Bank": "ICBC", "RealName": "Zhang+San", "SubBranch": "Shanghai"}
LIMIT = 65536
USDT = {("1002", "0x55d398326f99059ff775485246999027b3197955", "170")}

lock = threading.Lock()
events = set()
books = {}


class Refused(Exception):
    pass


class Number(str):
    """A JSON number as its text."""


def check(condition):
    if not condition:
        raise Refused


def unique(pairs):
    fields = dict(pairs)
    check(len(fields) == len(pairs))
    return fields


def parse_json(text):
    fields = json.loads(text, object_pairs_hook=unique, parse_int=Number, parse_float=Number)
    check(isinstance(fields, dict))
    return fields


def parse(raw, content_type):
    text = raw.decode("utf-8", "strict")
    if content_type.startswith("application/json"):
        return parse_json(text)
    return unique(parse_qsl(text, keep_blank_values=True, strict_parsing=True, errors="strict"))


def text(value):
    check(isinstance(value, str))
    return value


def md5(value):
    return hashlib.md5(value.encode()).hexdigest()


def same(sign, expected):
    return isinstance(sign, str) and hmac.compare_digest(sign.lower().encode(), expected.lower().encode())


def joined(fields, write=text):
    return "&".join(f"{name}={write(fields[name])}" for name in sorted(fields))


def need(fields, names):
    check(all(isinstance(fields.get(name), str) and fields[name] for name in names.split()))


def no_slides(fields, ids, names):
    """Nothing tells a separator from the same characters in a value."""
    known = re.compile("&(" + "|".join(map(re.escape, set(names.split()) | set(fields) | {"key", "secret"})) + ")=")
    for name, value in fields.items():
        if isinstance(value, dict):
            value = canonical(value)
        if isinstance(value, str):
            check(not known.search(value))
            check(not (name in ids.split() and "&" in value))


def credit(event, order, amount):
    """One transaction: the event's key is unique, so a second one credits nothing."""
    with lock:
        if event not in events:
            events.add(event)
            books.setdefault(order, []).append(amount)


def basicex(fields, _path):
    sign = fields.pop("sign", None)
    signed = {name: value for name, value in fields.items() if value not in ("", None)}
    expected = hmac.new(SECRET.encode(), f"{joined(signed)}&key={API_KEY}".encode(), hashlib.sha512).hexdigest()
    check(same(sign, expected))
    check(signed.get("method") == "basicexpay.trade.notify" and "bizConent" not in signed)
    data = parse_json(signed["data"])
    need(data, "merOrderNo orderNo status totalAmount currency")
    if signed.get("code") == "0000" and data["status"] == "2":
        credit(("basicex", data["orderNo"]), data["merOrderNo"], data["totalAmount"])
    return "success"


BIBAO = "UserName OrderId OrderNum Type Coin CoinAmount LegalAmount State1 State2 CreateTime Remark Price Token"
NOTICE = "Amount Coin Fee FromAddr Id OrderNo State ToAddr TradeNo TradeTime Type"


def bibao(fields, path):
    signs = [fields.pop(name) for name in ("Sign", "sign") if name in fields]
    check(len(signs) == 1)
    fields.pop("FinishTime", None)
    check(same(signs[0], md5(joined(fields) + KEY_B)))
    no_slides(fields, "OrderId OrderNum Type Coin CoinAmount State1 State2 Id State Amount UserName", f"{BIBAO} {NOTICE}")
    done = {"Success": True, "Code": 1, "Message": "success"}
    if path == "otc":
        need(fields, "UserName OrderId OrderNum Type Coin CoinAmount State1 State2")
        if fields["Type"] == "1" and fields["State1"] == fields["State2"] == "2":
            credit(("otc", fields["OrderId"]), fields["OrderNum"], fields["CoinAmount"])
        return json.dumps(done)
    if path == "":
        need(fields, "Amount Coin Id State Type")
        if fields["Type"] == "4" and fields["State"] == "4":
            credit(("notice", fields["Id"]), fields.get("OrderNo", ""), fields["Amount"])
        return json.dumps(done)
    need(fields, "UserName OrderNum")
    questions = {"otcVerify": "Coin CoinAmount OrderId OrderNum UserName", "otcQuery": "Coin OrderNum UserName", "getBankCard": "OrderNum UserName"}
    check(path in questions and set(fields) == set(questions[path].split()))
    if path == "otcQuery":
        answer = {"Coin": fields["Coin"], "CoinAmount": "18.37"}
    else:
        answer = dict(BANK)
    answer["Sign"] = md5("".join(answer.values()) + KEY_B)
    if path == "otcVerify":
        answer["Status"] = "1"
    return json.dumps(done | answer)


def ubao(fields, _path):
    sign, body, nonce, timestamp = (fields.get(name) for name in ("sign", "body", "nonce", "timestamp"))
    check(all(isinstance(value, str) for value in (sign, body, nonce, timestamp)))
    check(re.fullmatch("[0-9]+", nonce) and re.fullmatch("[0-9]{10}", timestamp))
    check(same(sign, md5(body + API_KEY + nonce + timestamp)))
    data = parse_json(base64.b64decode(body, validate=True))
    check(data.get("callbackType") in ("recharge", "transfer", "balance"))
    if data["callbackType"] == "recharge":
        need(data, "amount decimals address chainType coinType coinID hash")
        if (data["coinID"], data["coinType"].lower(), data["chainType"]) in USDT:
            event = ("ubao", data["chainType"], data["hash"], data["address"], data["coinID"], data["amount"])
            credit(event, data["address"], shift(data["amount"], int(data["decimals"])))
    return "SUCCESS"


def shift(digits, places):
    check(re.fullmatch("[0-9]+", digits) and 0 <= places <= 36)
    digits = digits.rjust(places + 1, "0")
    whole, fraction = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def canonical(value):
    if isinstance(value, dict):
        return "{" + joined({name: item for name, item in value.items() if item is not None and item != []}, canonical) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Number) and "." in value:
        check("e" not in value.lower())
        return value.rstrip("0").rstrip(".")
    return value


VPAY = "amount bizType currency extra key localOrderId merchantActualAmount merchantCurrency merchantId merchantPaidAmount merchantUserId notifyTime orderCreateTime orderId status type userAmount userCurrency orderType orderBizType quoteAmount"


def vpay(fields, _path):
    sign = fields.pop("sign", None)
    signed = {name: value for name, value in fields.items() if value is not None and value != []}
    check(same(sign, md5(f"{joined(signed, canonical)}&secret={SECRET}")))
    no_slides(signed, "amount key localOrderId merchantId orderId status type", VPAY)
    need(signed, "amount currency key localOrderId orderId status type")
    check(signed["key"] == VPAY_KEY)
    for name in ("localOrderId", "orderId"):
        check(not (isinstance(signed[name], Number) and not signed[name].isdigit()))
    if signed["type"] == "PAYMENT" and signed["status"] == "SUCCESS":
        credit(("vpay", signed["orderId"]), signed["localOrderId"], signed["amount"])
    return "success"


def lianhe(fields, _path):
    signed = {name: fields[name] for name in ("amount", "appKey", "channel", "mrn", "originAmount") if name in fields}
    check(same(fields.get("sign"), md5(f"{joined(signed)}&key={SECRET}")))
    check(not any("&" in value for value in signed.values()))
    need(signed, "amount appKey mrn channel originAmount")  # A payout's has two fewer: its URL is another.
    check(signed["appKey"] == APP_KEY)
    credit(("lianhe", signed["mrn"]), signed["mrn"], signed["amount"])
    return "success"


GATEWAYS = {"basicex": basicex, "bibao": bibao, "ubao": ubao, "vpay": vpay, "lianhe": lianhe}


class Handler(BaseHTTPRequestHandler):
    timeout = 10

    def do_POST(self):
        parts = urlsplit(self.path).path.strip("/").split("/")
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LIMIT:
            self.close_connection = True
            return self.answer(413, "")
        raw = self.rfile.read(int(length))
        try:
            fields = parse(raw, self.headers.get("Content-Type", ""))
            self.answer(200, GATEWAYS[parts[1]](fields, parts[2] if len(parts) > 2 else ""))
        except (Refused, ValueError, KeyError, RecursionError, AttributeError, TypeError):
            self.answer(400, "")

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path != "/ledger":
            return self.answer(405, "")
        order = dict(parse_qsl(parts.query)).get("order", "")
        self.answer(200, json.dumps({"credited": books.get(order, [])}))

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


Server(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
