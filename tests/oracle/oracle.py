"""Signs as the five gateways do, written from the protocol pages alone, with Python's own digests and pycryptodome's
DES. Reads one job a line, writes one answer a line, both JSON; see oracles.mjs for what is in them."""

import base64
import decimal
import hashlib
import hmac
import json
import sys
from datetime import datetime, timedelta, timezone
from urllib.parse import quote_plus, urlencode

from Crypto.Cipher import DES
from Crypto.Util.Padding import pad, unpad

decimal.getcontext().prec = 3000
BEIJING = timezone(timedelta(hours=8))


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def beijing(job, form):
    return datetime.fromtimestamp(job["now"] // 1000, BEIJING).strftime(form)


def seconds(job):
    return str(job["now"] // 1000)


def print_json(value, ascii_only=False):
    """Compact, with the numbers' own text. The gateways' side may escape what is not ASCII."""
    if isinstance(value, list):
        return "[" + ",".join(print_json(item, ascii_only) for item in value) + "]"
    if isinstance(value, dict) and "number" in value:
        return value["number"]
    if isinstance(value, dict):
        members = (json.dumps(name) + ":" + print_json(item, ascii_only) for name, item in value["object"])
        return "{" + ",".join(members) + "}"
    return json.dumps(value, ensure_ascii=ascii_only)


def print_object(fields, ascii_only=False):
    return print_json({"object": fields}, ascii_only)


def scalar(value):
    return value["number"] if isinstance(value, dict) else value


def number(text):
    return {"number": str(text)}


# ---- Basicex ----

def basicex_sign(credentials, envelope):
    pairs = [f"{name}={envelope[name]}" for name in sorted(envelope) if name != "sign" and envelope[name] != ""]
    text = "&".join(pairs) + "&key=" + credentials["apiKey"]
    return hmac.new(credentials["secretKey"].encode(), text.encode(), hashlib.sha512).hexdigest().upper()


def basicex_request(job):
    credentials, operation = job["credentials"], job["operation"]
    envelope = {
        "merNo": credentials["merNo"],
        "method": operation["method"],
        "timestamp": beijing(job, "%Y%m%d%H%M%S"),
        "nonce": job["nonce"],
        job["options"]["bizField"]: print_object(job["fields"]),
        "signType": "HmacSHA512",
    }
    envelope["sign"] = basicex_sign(credentials, envelope)
    body = print_object(list(envelope.items()))
    url = job["baseUrl"] + operation["path"]
    return {"url": url, "fields": [["data", body]]} if operation.get("form") else {"url": url, "body": body}


def basicex_notification(job):
    envelope = {
        "code": "0000",
        "message": "交易成功",
        "method": job["method"],
        "data": print_object(job["fields"], True),
        "nonce": job["nonce"],
        "timestamp": beijing(job, "%Y%m%d%H%M%S"),
        "signType": "HmacSHA512",
    }
    envelope["sign"] = basicex_sign(job["credentials"], envelope)
    return {"body": print_object(list(envelope.items()), True)}


# ---- Bibao ----

def bibao_request(job):
    credentials, operation = job["credentials"], job["operation"]
    fields = [["MerCode", credentials["merCode"]], ["Timestamp", seconds(job)], *job["fields"]]
    plain = "&".join(f"{name}={scalar(value)}" for name, value in fields)
    key = credentials["desKey"].encode()
    param = DES.new(key, DES.MODE_CBC, iv=key).encrypt(pad(plain.encode(), 8)).hex().upper()
    values = dict((name, scalar(value)) for name, value in fields)
    parts = "".join(values[name] for name in operation["parts"])
    digest = md5(parts + credentials["keyB"] + beijing(job, "%Y%m%d"))
    before = credentials["keyALength"]
    signed = job["nonce"][:before] + digest + job["nonce"][before:]
    url = job["baseUrl"] + "/api/" + credentials["merCode"] + operation["path"]
    return {"url": url, "body": print_object([["param", param], ["key", signed]]), "plain": plain}


def bibao_open(job):
    key = job["credentials"]["desKey"].encode()
    return {"plain": unpad(DES.new(key, DES.MODE_CBC, iv=key).decrypt(bytes.fromhex(job["param"])), 8).decode()}


def bibao_notification(job):
    signed = sorted((name, scalar(value)) for name, value in job["fields"] if name != "FinishTime")
    if job["options"]["emptyValues"] == "skip":
        signed = [pair for pair in signed if pair[1] != ""]
    sign = md5("&".join(f"{name}={value}" for name, value in signed) + job["credentials"]["keyB"])
    return send(job, [*job["fields"], ["Sign", sign]])


def bibao_reply(job):
    texts = ("Bank", "RealName", "SubBranch")
    encoded = texts if job["options"]["replyEncoding"] == "percent" else ()
    fields = [
        [name, quote_plus(value, safe="-_.").replace("~", "%7E") if name in encoded else value]
        for name, value in job["fields"]
    ]
    signed = ("Coin", "CoinAmount") if job["kind"] == "otcQuery" else ("Account", *texts)
    values = dict(fields)
    sign = md5("".join(values[name] for name in signed) + job["credentials"]["keyB"])
    return {"body": print_object([*fields, ["Sign", sign]])}


def send(job, fields):
    if job["format"] == "form":
        return {"body": urlencode([(name, scalar(value)) for name, value in fields])}
    return {"body": print_object(fields, True)}


# ---- UBAO ----

def ubao_envelope(job, body):
    credentials = job["credentials"]
    sign = md5((body or "") + credentials["apiKey"] + job["nonce"] + seconds(job))
    fields = [["timestamp", number(seconds(job))], ["nonce", number(job["nonce"])], ["body", body], ["sign", sign]]
    return [field for field in fields if field[1] is not None]


def ubao_request(job):
    body = base64.b64encode(print_object(job["fields"]).encode()).decode() if job["fields"] else None
    fields = [["merchantId", number(job["credentials"]["merchantId"])], *ubao_envelope(job, body)]
    url = job["baseUrl"] + job["operation"]["path"]
    if job["options"]["encoding"] == "form":
        return {"url": url, "form": [[name, scalar(value)] for name, value in fields]}
    return {"url": url, "body": print_object(fields)}


def ubao_notification(job):
    body = base64.b64encode(print_object(job["fields"], True).encode()).decode()
    return send(job, ubao_envelope(job, body))


# ---- Vpay ----

def vpay_text(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "[" + ",".join(vpay_text(item) for item in value) + "]"
    if "object" in value:
        return "{" + vpay_pairs(value["object"]) + "}"
    text = value["number"]
    if not any(mark in text for mark in ".eE"):
        return text
    exact = decimal.Decimal(text)
    return "0" if exact == 0 else format(exact.normalize(), "f")


def vpay_pairs(fields):
    signed = sorted((name, value) for name, value in fields if value is not None and value != [])
    return "&".join(f"{name}={vpay_text(value)}" for name, value in signed)


def vpay_message(job):
    fields = [*job["fields"], ["key", job["credentials"]["key"]]]
    return [*fields, ["sign", md5(vpay_pairs(fields) + "&secret=" + job["credentials"]["secret"])]]


def vpay_request(job):
    return {"url": job["baseUrl"] + job["operation"]["path"], "body": print_object(vpay_message(job))}


def vpay_notification(job):
    return {"body": print_object(vpay_message(job), True)}


# ---- Lianhe ----

def lianhe_message(job, signs):
    fields = [*job["fields"], ["appKey", job["credentials"]["appKey"]]]
    values = dict((name, scalar(value)) for name, value in fields)
    text = "&".join(f"{name}={values[name]}" for name in signs) + "&key=" + job["credentials"]["secretKey"]
    return [*fields, ["sign", md5(text)]]


def lianhe_request(job):
    operation = job["operation"]
    fields = lianhe_message(job, operation["signs"])
    url = job["baseUrl"] + operation["path"]
    if operation.get("form"):
        return {"url": url, "fields": [[name, scalar(value)] for name, value in fields]}
    if operation.get("method") == "GET":
        query = [(name, json.dumps(value) if isinstance(value, bool) else value) for name, value in fields]
        return {"url": url, "query": query}
    return {"url": url, "body": print_object(fields)}


def lianhe_notification(job):
    return send(job, lianhe_message(job, job["signs"]))


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        job = json.loads(line)
        answer = globals()[f"{job['gateway'].lower()}_{job['job']}"](job)
        print(json.dumps(answer, ensure_ascii=False))
