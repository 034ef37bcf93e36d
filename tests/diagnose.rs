//! A table of broken notifications, each made from a good one by exactly one mistake: the finding names that mistake.

mod common;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest, Md5};
use paychop::schema::Type;
use paychop::{Context, FindingCode, Gateway, Hints, Outgoing, catalog};
use serde_json::{Value, json};
use sha2::Sha512;

const NOW: i64 = 1_700_000_000_000;
const API_KEY: &str = "EcAdNJkcbsXR9v8pc1Z7QUWPcNCbJCrEw5J3tVcVknPpS6v38WrNfN0wmftejMxD";
const SECRET_KEY: &str = "nyZqbfJwhsvKdfOOe81KLjIz5g07n7oIoqZjlvDPNA8JyIhSmY1qTcWjVgEhBx04";

/// A merchant at a gateway, with the secrets in the test's hand.
#[derive(Clone)]
struct Merchant {
    name: &'static str,
    credentials: Value,
    options: Value,
}

fn merchant(name: &'static str) -> Merchant {
    let credentials = match name {
        "Basicex" => json!({"merNo": "348797897769857", "apiKey": API_KEY, "secretKey": SECRET_KEY}),
        "Bibao" => json!({"merCode": "gwionv", "desKey": "WaDRUQwk", "keyB": "cPOmbXfv8e"}),
        "Ubao" => json!({"merchantId": 9_802_047, "apiKey": "ce0abd8471cca7379f00b879e5fe89e9"}),
        "Vpay" => json!({"key": "tnr9plWcYIbynTch", "secret": "QSRRYOwmANILheYPtWqLHlBq7LD8qRO6"}),
        "Lianhe" => json!({"appKey": "hbsITh2Gh2V87MaseLwefL", "secretKey": "3afddaf5a9d8eeaf691d01ebd017e905"}),
        _ => common::credentials(name),
    };
    let options = match name {
        "Basicex" => json!({"notificationKind": "payment"}),
        "Ubao" => json!({"baseUrl": "https://g.example", "encoding": "json"}),
        _ => json!({"baseUrl": "https://g.example"}),
    };
    Merchant { name, credentials, options }
}

impl Merchant {
    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.credentials[name] = value.into();
        self
    }

    fn option(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.options[name] = value.into();
        self
    }

    fn gateway(&self) -> Gateway {
        let config = json!({"gateway": self.name, "credentials": self.credentials, "options": self.options});
        Gateway::from_json(&config.to_string()).unwrap()
    }

    fn secret(&self, name: &str) -> String {
        self.credentials[name].as_str().unwrap().to_owned()
    }

    /// The name of the secret that ends up in the sign string.
    fn signing(&self) -> &'static str {
        common::secret_of(self.name)
    }

    fn kind(&self) -> &'static str {
        common::main_kind(self.name)
    }

    fn sign_field(&self) -> &'static str {
        if self.name == "Bibao" { "Sign" } else { "sign" }
    }

    fn sample(&self, data: &Value) -> String {
        let mut context = Context::fixed(NOW, "1234567");
        self.gateway().sample(self.kind(), &data.to_string(), &mut context).unwrap().body
    }

    /// The sign of a sign string whose masks are filled in with these secrets: made here, not by the crate.
    fn digest(&self, masked: &str, secrets: &[(&str, &str)]) -> String {
        let mut text = masked.to_owned();
        for (name, secret) in secrets {
            let mask = format!("<{name}>");
            text = text.replace(&mask, secret);
        }
        if self.name == "Basicex" {
            let key = secrets.iter().find(|(name, _)| *name == "secretKey").map_or(SECRET_KEY, |(_, secret)| secret);
            let mut mac = Hmac::<Sha512>::new_from_slice(key.as_bytes()).unwrap();
            mac.update(text.as_bytes());
            return hex(&mac.finalize().into_bytes());
        }
        hex(&Md5::digest(text.as_bytes()))
    }

    fn masked(&self, body: &str) -> String {
        self.gateway().explain_notification(body.as_bytes(), Hints::default()).unwrap().sign_string.masked()
    }

    /// The same message, signed with another secret in the place of the signing one.
    fn signed_with(&self, secret: &str) -> String {
        let body = self.sample(&json!({}));
        let sign = self.digest(&self.masked(&body), &[(self.signing(), secret)]);
        self.with_sign(&body, &sign)
    }

    fn sign_of(&self, body: &str) -> String {
        let start = body.find(&format!("{}\":\"", self.sign_field())).map(|at| at + self.sign_field().len() + 3);
        let start = start
            .unwrap_or_else(|| body.find(&format!("{}=", self.sign_field())).unwrap() + self.sign_field().len() + 1);
        body[start..].chars().take_while(char::is_ascii_alphanumeric).collect()
    }

    fn with_sign(&self, body: &str, sign: &str) -> String {
        body.replace(&self.sign_of(body), sign)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |out, byte| out + &format!("{byte:02x}"))
}

struct Row {
    what: String,
    merchant: Merchant,
    raw: Vec<u8>,
    kind: Option<&'static str>,
    expected: &'static str,
}

fn row(what: &str, merchant: &Merchant, raw: impl Into<Vec<u8>>, expected: &'static str) -> Row {
    Row {
        what: format!("{}: {what}", merchant.name),
        merchant: merchant.clone(),
        raw: raw.into(),
        kind: None,
        expected,
    }
}

/// Mistakes that can happen with every gateway.
fn of_every_gateway() -> Vec<Row> {
    let mut rows = Vec::new();
    let names: Vec<_> = common::gateways().collect();
    for (index, name) in names.iter().copied().enumerate() {
        let m = merchant(name);
        let good = m.sample(&json!({}));
        let secret = m.secret(m.signing());
        let sign = m.sign_of(&good);
        rows.push(row(
            "another secret",
            &m,
            m.signed_with("another-secret-of-another-length"),
            "secret_or_content_differs",
        ));
        rows.push(row("a changed digit", &m, changed(&m, &good), "secret_or_content_differs"));
        rows.push(row("a line end after the secret", &m, m.signed_with(&format!("{secret}\n")), "blank_in_secret"));
        rows.push(row("quotes around the secret", &m, m.signed_with(&format!("\"{secret}\"")), "quotes_in_secret"));
        rows.push(row("the secret in upper case", &m, m.signed_with(&secret.to_uppercase()), "secret_case"));
        let other = merchant(names[(index + 1) % names.len()]);
        rows.push(row("the next gateway's notification", &m, other.sample(&json!({})), "other_gateway"));
        rows.push(row("the middle of the sign", &m, m.with_sign(&good, &sign[8..24]), "hex_form"));
        rows.push(row("a prefix to the sign", &m, m.with_sign(&good, &format!("0x{sign}")), "hex_form"));
        rows.push(row("bytes in GBK", &m, [good.as_bytes(), b"\xd6\xd0"].concat(), "gbk"));
        rows.push(row("bytes in Latin-1", &m, [good.as_bytes(), b"\xe9"].concat(), "not_utf8"));
        rows.push(row("an object turned into text", &m, "[object Object]", "body_already_parsed"));
        let field = m.sign_field();
        rows.push(row(
            "a Cyrillic letter in the sign's name",
            &m,
            good.replace(field, &field.replace('i', "і")),
            "lookalike_name",
        ));
        rows.push(row("no sign", &m, good.replace(&sign, ""), "missing_signature"));
        rows.push(row("a mark before the body", &m, format!("\u{feff}{good}"), "byte_order_mark"));
        rows.push(row("an empty object turned into text", &m, "{}", "body_already_parsed"));
        rows.push(row("a web page", &m, "<!doctype html><title>404</title>", "malformed_body"));
        rows.push(Row { kind: Some("deposit"), ..row("a kind that is none", &m, good.clone(), "invalid_options") });
    }
    rows
}

/// A body that something on the way has changed as a whole, not its content.
fn transport() -> Vec<Row> {
    let latin1 = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    let mut rows = Vec::new();
    for name in common::gateways() {
        let m = merchant(name);
        let good = m.sample(&json!({}));
        rows.push(row("an empty body", &m, "", "empty_body"));
        rows.push(row("only a line end", &m, "\r\n", "empty_body"));
        rows.push(row("the body in base64, as AWS hands it out", &m, STANDARD.encode(&good), "base64_body"));
        rows.push(row("base64 without padding", &m, STANDARD.encode(&good).trim_end_matches('='), "base64_body"));
        rows.push(Row { raw: [&[0x1f, 0x8b, 8, 0, 0], good.as_bytes()].concat(), ..row("gzip", &m, "", "compressed") });
        rows.push(Row { raw: vec![0x28, 0xb5, 0x2f, 0xfd, 4, 0, 0xff], ..row("zstd", &m, "", "compressed") });
        let brotli: Vec<u8> = (0..200_u8).map(|byte| byte.wrapping_mul(89).wrapping_add(11)).collect();
        rows.push(Row { raw: brotli.clone(), ..row("brotli", &m, "", "compressed") });
        let gzip: Vec<u8> = [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3][..], &brotli].concat();
        rows.push(row("gzip read as UTF-8", &m, String::from_utf8_lossy(&gzip).into_owned(), "compressed"));
        rows.push(row(
            "gzip read as Latin-1",
            &m,
            gzip.iter().copied().map(char::from).collect::<String>(),
            "compressed",
        ));
        rows.push(row("brotli read as UTF-8", &m, String::from_utf8_lossy(&brotli).into_owned(), "compressed"));
        let utf16: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
        rows.push(row("UTF-16", &m, utf16.clone(), "not_utf8"));
        rows.push(row("UTF-16 with its mark", &m, [&[0xff, 0xfe], &*utf16].concat(), "not_utf8"));
        let big: Vec<u8> = good.encode_utf16().flat_map(u16::to_be_bytes).collect();
        rows.push(row("UTF-16, the high byte first", &m, big, "not_utf8"));
        let base64 = STANDARD.encode(&good);
        let lines: Vec<_> = base64.as_bytes().chunks(76).map(|line| str::from_utf8(line).unwrap()).collect();
        rows.push(row("base64 in lines, as MIME has it", &m, lines.join("\r\n"), "base64_body"));
        // Behind the merchant's number: with a byte less, that is another merchant's.
        let identity = m.credentials[common::table(name).credentials[0].name].to_string();
        let identity = identity.trim_matches('"');
        let (before, rest) = good.split_at(good.find(identity).map_or(0, |at| at + identity.len()));
        let lost = format!("{before}{}", rest.replacen('1', "\u{fffd}", 1));
        rows.push(row("a lost byte", &m, lost, "not_utf8"));
        let cut = &good[..good.len() - 7];
        rows.push(row("the end is missing", &m, cut, "cut_off"));
        rows.push(row("JSON.stringify of the body", &m, json!(good).to_string(), "body_stringified"));
        if !good.starts_with('{') {
            rows.push(row("a line before the form", &m, format!("\n{good}"), "text_in_front"));
            rows.push(row("the query of a URL", &m, format!("?{good}"), "text_in_front"));
            rows.push(row("a URL", &m, format!("/notify?{good}\n"), "text_in_front"));
            rows.push(row("a line end from echo", &m, format!("{good}\n"), "trailing_newline"));
            let (before, _) = good.rsplit_once('&').unwrap();
            rows.push(row("cut within a name", &m, format!("{before}&si"), "cut_off"));
            rows.push(row("cut within an escape", &m, format!("{before}&memo=a%4"), "cut_off"));
            rows.push(row("cut before an escape's digits", &m, format!("{before}&memo=a%"), "cut_off"));
            rows.push(row("a line end from an editor", &m, format!("{good}\r\n"), "trailing_newline"));
        }
    }
    for name in ["Basicex", "Ubao", "Vpay"] {
        let cut: &[u8] = "{\"memo\":\"充".as_bytes();
        rows.push(row("cut within a character", &merchant(name), &cut[..cut.len() - 1], "cut_off"));
    }
    let vpay = merchant("Vpay");
    let accented = vpay.sample(&json!({"merchantUserId": "José"}));
    rows.push(Row { raw: latin1(&accented), ..row("written as Latin-1", &vpay, "", "latin1") });
    let chinese = vpay.sample(&json!({"merchantUserId": "充值"}));
    let misread: String = chinese.bytes().map(char::from).collect();
    rows.push(row("read as Latin-1", &vpay, misread, "latin1"));

    let bibao = merchant("Bibao");
    // The proxy read `a%2Bb+c` and wrote `a+b+c`: one of the blanks is a plus.
    let plus = bibao.sample(&json!({"Remark": "a+b c+d e"}));
    assert!(plus.contains("a%2Bb+c%2Bd+e"));
    rows.push(row("a proxy ate the plus", &bibao, plus.replace("%2B", "+"), "form_plus_became_blank"));
    let late = merchant("Vpay").option("toleranceSeconds", 60);
    rows.push(row(
        "a clock that is off",
        &late,
        late.sample(&json!({"notifyTime": NOW - 3_600_000})),
        "timestamp_out_of_tolerance",
    ));
    rows
}

#[test]
fn a_clock_that_is_off_is_not_the_bodys_fault() {
    let late = merchant("Vpay").option("toleranceSeconds", 60);
    let body = late.sample(&json!({"notifyTime": NOW - 8 * 3_600_000}));
    let diagnosis = late.gateway().diagnose(body.as_bytes(), Hints::default(), &Context::at(NOW));
    let finding = &diagnosis.findings[0];
    assert!(
        finding.message.contains("`notifyTime` is 8 h 0 min behind")
            && finding.fix.contains("clock")
            && finding.fix.contains("zone"),
        "{finding:?}"
    );
    assert!(!finding.fix.contains("compare the body"));
}

/// The message, and the detail alone, name what was found.
#[test]
fn a_finding_says_what_came() {
    let (basicex, vpay, lianhe) = (merchant("Basicex"), merchant("Vpay"), merchant("Lianhe"));
    let braces = |form: &str| {
        let transfers: Value = serde_json::from_str(r#"{"transfers":[{"amount":1.50},2.50]}"#).unwrap();
        vpay.clone().option("listForm", form).sample(&transfers)
    };
    let short = basicex.clone().with("secretKey", &SECRET_KEY[..63]);
    let payment = lianhe.sample(&json!({}));
    // A payout that has a field which only payments have is taken for a payment.
    let payout = lianhe.gateway().sample("payout", "{}", &mut Context::fixed(NOW, "1")).unwrap().body;
    let rows = [
        (&vpay, braces("bare"), None, "list_form", "bare"),
        (
            &vpay,
            vpay.sample(&json!({"key": "other"})),
            None,
            "other_merchant",
            "`key` is other, and yours is tnr9plWcYIbynTch",
        ),
        (&short, basicex.sample(&json!({})), None, "secret_length", "`secretKey` has 63 characters and not 64"),
        (&vpay, vpay.sample(&json!({})), Some("withdraw"), "other_kind", "those of a `payment` notification"),
        (&lianhe, payment, Some("payout"), "other_kind", "those of a `payment` notification"),
        (&lianhe, format!("{payout}&channel=bank&originAmount=1&currency=CNY"), None, "other_kind", "payout"),
    ];
    for (m, body, kind, code, detail) in rows {
        let hints = Hints { content_type: None, kind };
        let findings = m.gateway().diagnose(body.as_bytes(), hints, &Context::at(NOW)).findings;
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(finding.code.as_str(), code, "{body}");
        assert!(finding.detail.as_ref().is_some_and(|own| own.contains(detail)), "{finding:?}");
        assert!(finding.message.ends_with(finding.detail.as_deref().unwrap()), "{finding:?}");
    }
}

/// A merchant's own request that came back is no notification.
#[test]
fn a_request_of_ones_own_is_said_to_be_one() {
    let mut tried = Vec::new();
    for table in catalog() {
        let gateway = merchant(table.name).gateway();
        for operation in table.operations.iter().filter(|operation| !operation.open) {
            let mut input = serde_json::Map::new();
            for field in operation.fields.iter().filter(|field| !field.example.is_empty()) {
                let value = match field.ty {
                    Type::Texts => json!([field.example]),
                    Type::Boolean => json!(field.example == "true"),
                    _ => field.example.into(),
                };
                input.insert(field.name.to_owned(), value);
            }
            let nonce = if table.name == "Bibao" { "abcdefghij" } else { "1234567" };
            let (extras, input) = (paychop::Extras::default(), Value::from(input).to_string());
            let body = match gateway.sign(operation, &input, extras, &mut Context::fixed(NOW, nonce)).unwrap() {
                Outgoing::Request(request) => request.body,
                Outgoing::Form(form) if table.name == "Basicex" => Some(form.fields[0].1.clone()),
                Outgoing::Form(form) => Some(
                    form.fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&"),
                ),
            };
            let Some(body) = body else { continue };
            let finding = &gateway.diagnose(body.as_bytes(), Hints::default(), &Context::at(NOW)).findings[0];
            assert_eq!(finding.code, FindingCode::OtherKind, "{} {} {body}: {finding:?}", table.name, operation.name);
            assert!(finding.message.contains("a request of your own"), "{} {finding:?}", operation.name);
            tried.push(table.name);
        }
    }
    tried.dedup();
    assert_eq!(tried, common::gateways().collect::<Vec<_>>());
}

#[test]
fn what_the_other_kind_alone_has_is_said_though_it_verifies() {
    for (kind, data, doubt) in [
        ("agentpay", json!({"status": 3}), Some("statuses 3 and 4")),
        ("agentpay", json!({"status": 4}), Some("statuses 3 and 4")),
        ("agentpay", json!({"status": 2, "currency": "BUSD", "merOrderNo": "P-1"}), None),
        ("agentpay", json!({"status": 9}), None),
        ("payment", json!({"status": 3}), None),
        ("payment", json!({"status": 2, "currency": "BCNY", "merOrderNo": "A1"}), None),
        ("payment", json!({"status": 1, "currency": "BUSD"}), Some("currency")),
        ("payment", json!({"status": 1, "currency": "EUR"}), None),
        ("payment", json!({"status": 1, "merOrderNo": "P-1"}), Some("merOrderNo")),
    ] {
        let m = merchant("Basicex");
        let gateway = m.gateway();
        let body = gateway.sample(kind, &data.to_string(), &mut Context::fixed(NOW, "n1")).unwrap().body;
        let hints = Hints { content_type: None, kind: Some(kind) };
        let diagnosis = gateway.diagnose(body.as_bytes(), hints, &Context::at(NOW));
        assert!(diagnosis.verified);
        let codes: Vec<_> = diagnosis.findings.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(codes, if doubt.is_some() { vec!["kind_doubtful"] } else { vec![] }, "{kind} {data}");
        assert!(doubt.is_none_or(|part| diagnosis.findings[0].message.contains(part)), "{diagnosis:?}");
    }
}

fn changed(m: &Merchant, good: &str) -> String {
    match m.name {
        "Basicex" => good.replace("200", "900"),
        "Ubao" => good.replace("1234567", "1234568"),
        // The first digit of the first amount.
        _ => {
            let amount = good.to_ascii_lowercase().find("amount").unwrap();
            let at = amount + good[amount..].find(|c: char| c.is_ascii_digit()).unwrap();
            format!("{}{}{}", &good[..at], if &good[at..=at] == "9" { "8" } else { "9" }, &good[at + 1..])
        }
    }
}

fn basicex() -> Vec<Row> {
    let m = merchant("Basicex");
    let good = m.sample(&json!({"totalAmount": 1200, "attach": "a/b 中"}));
    let inner = |body: &str| serde_json::from_str::<Value>(body).unwrap()["data"].as_str().unwrap().to_owned();
    let with = |body: &str, data: String| {
        let mut envelope: Value = serde_json::from_str(body).unwrap();
        envelope["data"] = data.into();
        envelope.to_string()
    };
    let decimals = m.sample(&json!({"totalAmount": "33.50"})).replace("\\\"33.50\\\"", "33.50");
    let decimals = m.with_sign(&decimals, &m.digest(&m.masked(&decimals), &[("apiKey", API_KEY)]));
    let reversed = {
        let data: Value = serde_json::from_str(&inner(&good)).unwrap();
        let members: Vec<_> =
            data.as_object().unwrap().iter().rev().map(|(k, v)| format!("{}:{v}", json!(k))).collect();
        format!("{{{}}}", members.join(","))
    };
    let object = {
        let mut envelope: Value = serde_json::from_str(&good).unwrap();
        envelope["data"] = serde_json::from_str(&inner(&good)).unwrap();
        envelope.to_string()
    };
    let empty = m.sample(&json!({"message": ""}));
    let kept = m.digest(&m.masked(&empty).replace("&method=", "&message=&method="), &[("apiKey", API_KEY)]);
    let request = {
        let gateway = m.gateway();
        let operation = gateway.operation("query").unwrap();
        let signed = gateway
            .sign(operation, r#"{"orderNo":"1"}"#, paychop::Extras::default(), &mut Context::fixed(NOW, "n1"))
            .unwrap();
        let paychop::Outgoing::Request(request) = signed else { panic!("a query is sent") };
        request.body.unwrap()
    };
    let swapped = m.clone().with("apiKey", SECRET_KEY).with("secretKey", API_KEY);
    let short = m.clone().with("secretKey", &SECRET_KEY[..63]);
    let mut rows = vec![
        row("trailing zeros lost", &m, with(&decimals, inner(&decimals).replace("33.50", "33.5")), "body_reserialised"),
        row("another order of fields", &m, with(&good, reversed), "body_reserialised"),
        row(
            "blanks after commas and colons",
            &m,
            with(&good, inner(&good).replace(",\"", ", \"").replace("\":", "\": ")),
            "body_reserialised",
        ),
        row("data as an object", &m, object, "body_reserialised"),
        row(
            "escaped slashes",
            &m,
            resigned(&m, &good, &with(&good, inner(&good).replace('/', "\\/"))),
            "escaped_slashes",
        ),
        row(
            "escaped Unicode",
            &m,
            resigned(&m, &good, &with(&good, inner(&good).replace('中', "\\u4e2d"))),
            "escaped_unicode",
        ),
        row("an empty field signed", &m, m.with_sign(&empty, &kept), "empty_fields"),
        row("bizContent for bizConent", &m, request.replace("bizConent", "bizContent"), "biz_field_name"),
        row("a request", &m, request, "other_kind"),
        row("apiKey and secretKey swapped", &swapped, good.clone(), "secrets_swapped"),
        row("a secret cut short", &short, good.clone(), "secret_length"),
        row("no kind named", &m.clone().option("notificationKind", Value::Null), good.clone(), "kind_not_named"),
        row("a duplicate name", &m, good.replacen("{\"", "{\"code\":\"0000\",\"", 1), "duplicate_field"),
    ];
    let base64 = {
        let sign = m.sign_of(&good);
        let bytes: Vec<u8> = (0..64).map(|at| u8::from_str_radix(&sign[at * 2..at * 2 + 2], 16).unwrap()).collect();
        good.replace(&sign, &STANDARD.encode(bytes))
    };
    rows.push(row("the sign in base64", &m, base64, "hex_form"));
    rows
}

/// The body as it arrived printed anew, with the sign of the one that was sent.
fn resigned(m: &Merchant, sent: &str, arrived: &str) -> String {
    m.with_sign(arrived, &m.sign_of(sent))
}

fn ubao() -> Vec<Row> {
    let m = merchant("Ubao");
    let good = m.sample(&json!({}));
    let envelope: Value = serde_json::from_str(&good).unwrap();
    let body = envelope["body"].as_str().unwrap().to_owned();
    let json = String::from_utf8(STANDARD.decode(&body).unwrap()).unwrap();
    let with = |body: &str| good.replace(envelope["body"].as_str().unwrap(), body);
    // The sign of the same message with another body.
    let signed = |body: &str| {
        m.digest(
            &format!("{body}<apiKey>{}{}", envelope["nonce"], envelope["timestamp"]),
            &[("apiKey", "ce0abd8471cca7379f00b879e5fe89e9")],
        )
    };
    let slashed = json.replace("\"recharge\"", "\"recharge\",\"url\":\"a/b\"");
    let php = STANDARD.encode(slashed.replace('/', "\\/"));
    let plus = {
        let text = json.replace("USDT", "USDT>>>>??>>>?");
        STANDARD.encode(text)
    };
    assert!(plus.contains('+'), "{plus}");
    let form = |body: &str, sign: &str| {
        format!("nonce={}&timestamp={}&body={body}&sign={sign}", envelope["nonce"], envelope["timestamp"])
    };
    vec![
        row(
            "digits moved from timestamp to nonce",
            &m,
            good.replace("\"nonce\":1234567,\"timestamp\":1", "\"nonce\":12345671,\"timestamp\":"),
            "digits_moved",
        ),
        row(
            "URL-safe base64",
            &m,
            m.with_sign(
                &with(&URL_SAFE_NO_PAD.encode(json.replace("USDT", "USD>>>?"))),
                &signed(&STANDARD.encode(json.replace("USDT", "USD>>>?"))),
            ),
            "base64_variant",
        ),
        row(
            "base64 without padding",
            &m,
            {
                let text = format!("{json} ");
                let text = if text.len() % 3 == 0 { format!("{text} ") } else { text };
                m.with_sign(&with(STANDARD.encode(&text).trim_end_matches('=')), &signed(&STANDARD.encode(&text)))
            },
            "base64_variant",
        ),
        row("base64 with line ends", &m, with(&[&body[..76], "\\n", &body[76..]].concat()), "base64_variant"),
        row(
            "a plus that became a blank",
            &m,
            form(&plus.replace('=', "%3D").replace('/', "%2F"), &signed(&plus)),
            "form_plus_became_blank",
        ),
        row("the body decoded already", &m, with(&json.replace('"', "\\\"")), "body_reserialised"),
        row("slashes unescaped", &m, m.with_sign(&with(&STANDARD.encode(&slashed)), &signed(&php)), "escaped_slashes"),
        row(
            "another order of fields",
            &m,
            with(
                &STANDARD.encode(
                    serde_json::to_string(
                        &serde_json::from_str::<std::collections::BTreeMap<String, Value>>(&json).unwrap(),
                    )
                    .unwrap(),
                ),
            ),
            "body_reserialised",
        ),
        Row { kind: Some("transfer"), ..row("another kind", &m, good.clone(), "other_kind") },
        row("another merchant", &m, good.replacen('{', "{\"merchantId\":1,", 1), "other_merchant"),
    ]
}

fn bibao() -> Vec<Row> {
    let m = merchant("Bibao");
    let sample = |remark: &str| m.sample(&json!({"Remark": remark}));
    let good = sample("top up 充值");
    let percent = sample("50%25 off");
    let empty = sample("");
    let skipped = m.digest(&m.masked(&empty).replace("&Remark=", ""), &[("keyB", "cPOmbXfv8e")]);
    let swapped = merchant("Bibao").with("desKey", "cPOmbXfv").with("keyB", "WaDRUQwk");
    let signer = merchant("Bibao").with("desKey", "WaDRUQwk").with("keyB", "cPOmbXfv");
    vec![
        row("a plus not decoded", &m, good.replace('+', "%2B"), "form_plus_not_decoded"),
        row("decoded twice", &m, percent.replace("50%2525+off", "50%25+off"), "form_decoded_twice"),
        row("encoded twice", &m, good.replace('%', "%25"), "form_encoded_twice"),
        row("Remark dropped", &m, empty.replace("Remark=&", ""), "empty_fields"),
        row("empty values not signed", &m, m.with_sign(&empty, &skipped), "empty_fields"),
        row("trailing zeros lost", &m, good.replace("124.00", "124"), "body_reserialised"),
        row("desKey and keyB swapped", &swapped, signer.sample(&json!({})), "secrets_swapped"),
        row("ampersands escaped for HTML", &m, good.replace('&', "&amp;"), "html_escaped"),
        Row { kind: Some("otcVerify"), ..row("another kind", &m, good.clone(), "other_kind") },
        row("a value that slides", &m, sample("x&State1=2"), "ambiguous_field"),
        row("a duplicate field", &m, format!("{good}&Type=1"), "duplicate_field"),
        row("a broken escape", &m, format!("{good}&x=%zz"), "malformed_body"),
    ]
}

const SANDBOX: &str = "sandbox-vpay-secret-that-opens-nothing";

fn vpay() -> Vec<Row> {
    let m = merchant("Vpay");
    let good = m.sample(&json!({}));
    let large = m.sample(&json!({})).replace("\"merchantId\":\"303122065665\"", "\"merchantId\":9223372036854775807");
    let large = m.with_sign(&large, &m.digest(&m.masked(&large), &[("secret", &m.secret("secret"))]));
    let empty = m.sample(&json!({"merchantUserId": ""}));
    let dropped = m.digest(&m.masked(&empty).replace("&merchantUserId=", ""), &[("secret", &m.secret("secret"))]);
    let null = good.replacen('{', "{\"memo\":null,", 1);
    let null_as_text = m.digest(
        &m.masked(&null).replace("&merchantActualAmount", "&memo=null&merchantActualAmount"),
        &[("secret", &m.secret("secret"))],
    );
    let swapped = merchant("Vpay").with("key", m.secret("secret")).with("secret", m.secret("key"));
    let quoted = merchant("Vpay").with("secret", format!("\"{SANDBOX}\""));
    let listed = |form: &str| merchant("Vpay").option("listForm", form);
    let transfers: Value = serde_json::from_str(r#"{"transfers":[{"hash":"0xab","amount":1.50},2.50]}"#).unwrap();
    vec![
        row("a list in the form of the SDK's first versions", &m, listed("bare").sample(&transfers), "list_form"),
        row("a list as JSON", &m, listed("json").sample(&transfers), "list_form"),
        row("a list in braces, where JSON is set", &listed("json"), m.sample(&transfers), "list_form"),
        row(
            "a large number rounded",
            &m,
            large.replace("9223372036854775807", "9223372036854776000"),
            "number_rounded",
        ),
        row(
            "an amount as text with zeros",
            &m,
            m.sample(&json!({"amount": 22.5})).replace("22.5", "\"22.50\""),
            "body_reserialised",
        ),
        row("an empty text not signed", &m, m.with_sign(&empty, &dropped), "empty_fields"),
        row("a null signed as text", &m, m.with_sign(&null, &null_as_text), "empty_fields"),
        row("key and secret swapped", &swapped, good.clone(), "secrets_swapped"),
        row("the sandbox's secret", &m, m.signed_with(SANDBOX), "sandbox_secret"),
        row("quotes around the sandbox's own secret", &quoted, m.signed_with(SANDBOX), "quotes_in_secret"),
        Row { kind: Some("withdraw"), ..row("another kind", &m, good.clone(), "other_kind") },
        row("another merchant", &m, m.sample(&json!({"key": "someOther"})), "other_merchant"),
        row("a required field is missing", &m, m.sample(&json!({"status": null})), "missing_field"),
        row("a value that slides", &m, m.sample(&json!({"merchantUserId": "u&status=SUCCESS&x="})), "ambiguous_field"),
    ]
}

fn lianhe() -> Vec<Row> {
    let m = merchant("Lianhe");
    let good = m.sample(&json!({}));
    let swapped = merchant("Lianhe").with("appKey", m.secret("secretKey")).with("secretKey", m.secret("appKey"));
    let as_json = {
        let pairs: serde_json::Map<_, _> = good
            .split('&')
            .map(|pair| pair.split_once('=').unwrap())
            .map(|(k, v)| (k.to_owned(), Value::from(v)))
            .collect();
        Value::from(pairs).to_string()
    };
    vec![
        row("the amount without its zeros", &m, good.replacen("amount=100.00", "amount=100", 1), "body_reserialised"),
        row("the form as JSON", &m, as_json, "body_reserialised"),
        row("appKey in Cyrillic", &m, good.replace("appKey", "аррКеу"), "lookalike_name"),
        row("ampersands escaped for HTML", &m, good.replace('&', "&amp;"), "html_escaped"),
        row("appKey and secretKey swapped", &swapped, good.clone(), "secrets_swapped"),
        Row { kind: Some("payout"), ..row("another kind", &m, good.clone(), "other_kind") },
        row("another merchant", &m, m.sample(&json!({"appKey": "someOther"})), "other_merchant"),
        row("a field is missing", &m, good.replace("&mrn=", "&mrm="), "missing_field"),
    ]
}

#[test]
fn the_finding_names_the_mistake() {
    let rows: Vec<Row> =
        [of_every_gateway(), transport(), basicex(), ubao(), bibao(), vpay(), lianhe()].into_iter().flatten().collect();
    assert!(rows.len() >= 60, "{}", rows.len());
    let mut wrong = Vec::new();
    for row in &rows {
        let gateway = row.merchant.gateway();
        let hints = Hints { content_type: None, kind: row.kind };
        let diagnosis = gateway.diagnose(&row.raw, hints, &Context::at(NOW));
        let codes: Vec<_> = diagnosis.findings.iter().map(|finding| finding.code.as_str()).collect();
        if diagnosis.verified || codes != [row.expected] {
            wrong.push(format!(
                "{}: expected {}, found {codes:?} in {}",
                row.what,
                row.expected,
                String::from_utf8_lossy(&row.raw)
            ));
        }
        assert_eq!(gateway.verify(&row.raw, hints, &Context::at(NOW)).is_err(), !diagnosis.verified);
        let shown = diagnosis.to_json();
        for (name, secret) in row.merchant.credentials.as_object().unwrap() {
            let public = common::table(row.merchant.name).credentials[0].name == name;
            assert!(public || !shown.contains(secret.as_str().unwrap()), "{}: prints {name}", row.what);
        }
        assert!(diagnosis.findings.iter().all(|finding| !finding.message.is_empty() && !finding.fix.is_empty()));
    }
    assert!(wrong.is_empty(), "{} of {} rows\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn a_good_notification_has_no_finding() {
    for table in catalog() {
        let m = merchant(table.name);
        let gateway = m.gateway();
        for kind in table.kinds {
            let sample = gateway.sample(kind.name, "{}", &mut Context::fixed(NOW, "1234567")).unwrap();
            let hints = Hints { content_type: Some(sample.content_type), kind: Some(kind.name) };
            let diagnosis = gateway.diagnose(sample.body.as_bytes(), hints, &Context::at(NOW));
            assert!(diagnosis.verified && diagnosis.findings.is_empty(), "{diagnosis:?}");
        }
    }
}

#[test]
fn a_previous_secret_is_said() {
    for name in common::gateways() {
        let old = merchant(name);
        let new = old.clone().with(old.signing(), "a-new-secret").option("previous", json!([old.credentials]));
        let diagnosis = new.gateway().diagnose(old.sample(&json!({})).as_bytes(), Hints::default(), &Context::at(NOW));
        assert!(diagnosis.verified);
        assert_eq!(diagnosis.findings[0].code, FindingCode::PreviousSecret);
    }
}
