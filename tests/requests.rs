//! Requests as the gateways' real clients send them are taken, and a clock that is hours off is named.

mod common;

use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use md5::{Digest, Md5};
use paychop::{Accepted, Code, Context, Error, Extras, Incoming, Outgoing};
use serde_json::json;

use common::{NOW, credential, gateway};

const HOUR: i64 = 3_600;
const SECONDS: i64 = NOW / 1000;
/// NOW in Beijing is 2023-11-15 06:13:20, in UTC still the day before.
const BEIJING_DATE: &str = "20231115";
const UTC_DATE: &str = "20231114";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02X}"))
}

/// `param` and `key` by hand, as a client of another language makes them.
fn bibao(plaintext: &str, parts: &str, date: &str) -> (String, String) {
    let cipher = cbc::Encryptor::<des::Des>::new_from_slices(b"sandbox8", b"sandbox8").unwrap();
    let param = hex(&cipher.encrypt_padded_vec::<Pkcs7>(plaintext.as_bytes()));
    let md5 = hex(&Md5::digest(format!("{parts}SandboxKeyB{date}"))).to_ascii_lowercase();
    (param, format!("abcdef{md5}wxyz"))
}

fn send(method: &str, path: &str, body: &str) -> Result<Accepted, Error> {
    send_as("Bibao", method, path, None, body)
}

fn send_as(name: &str, method: &str, path: &str, content_type: Option<&str>, body: &str) -> Result<Accepted, Error> {
    let url = format!("https://g.example{path}");
    gateway(name).check_request(&Incoming { method, url: &url, content_type, body }, &Context::at(NOW))
}

const ADD_USER: &str = "/api/sandbox/coin/AddUser";

#[test]
fn bibao_takes_every_shape_in_which_its_clients_send() {
    let (param, key) =
        bibao(&format!("MerCode=sandbox&Timestamp={SECONDS}&UserName=user01"), "sandboxuser01", BEIJING_DATE);
    let lower = param.to_ascii_lowercase();
    let key_upper = key.replace(&key[6..38], &key[6..38].to_ascii_uppercase());
    for (method, path, body) in [
        ("POST", ADD_USER.to_owned(), json!({"param": param, "key": key}).to_string()),
        ("POST", ADD_USER.to_owned(), json!({"param": param, "Key": key}).to_string()),
        ("POST", ADD_USER.to_owned(), json!({"Param": lower, "key": key_upper}).to_string()),
        ("POST", ADD_USER.to_owned(), format!("param={param}&key={key}")),
        ("POST", ADD_USER.to_owned(), format!("param={param}&Key={key}")),
        ("GET", format!("{ADD_USER}?param={param}&Key={key}"), String::new()),
        ("GET", format!("/api/sandbox/coin/addUser?param={lower}&key={key}"), String::new()),
        ("POST", "/api/sandbox/coin/addUser".to_owned(), json!({"param": param, "key": key}).to_string()),
    ] {
        let accepted = send(method, &path, &body).unwrap_or_else(|error| panic!("{method} {path} {body}: {error}"));
        assert_eq!(accepted.operation, "addUser");
        assert_eq!(accepted.data.get("UserName").as_deref(), Some("user01"));
    }
}

#[test]
fn bibao_reads_the_plain_text_as_its_clients_write_it() {
    let milliseconds = NOW;
    for plaintext in [
        format!("MerCode=sandbox&Timestamp={SECONDS}&UserType=1&UserName=user01&CoinCode=DC"),
        format!("MerCode=sandbox&TimeStamp={milliseconds}&UserType=1&UserName=user01&CoinCode=DC"),
        format!("UserType=1&CoinCode=DC&UserName=user01&MerCode=sandbox&TimeStamp={SECONDS}"),
        format!("MerCode=sandbox&Timestamp={SECONDS}&Key=sandbox8&UserType=1&UserName=user01&CoinCode=DC"),
        format!("merCode=sandbox&timestamp={SECONDS}&userType=1&userName=user01&coinCode=DC"),
    ] {
        let (param, key) = bibao(&plaintext, "sandbox1DC", BEIJING_DATE);
        let accepted = send("POST", "/api/sandbox/coin/GetAddress", &json!({"param": param, "key": key}).to_string());
        let data = accepted.unwrap_or_else(|error| panic!("{plaintext}: {error}")).data;
        assert_eq!(data.get("CoinCode").as_deref(), Some("DC"), "{plaintext}");
        assert_eq!(data.get("Key"), None);
    }
}

#[test]
fn bibao_counts_an_empty_optional_field_as_absent() {
    let plaintext =
        format!("MerCode=sandbox&Timestamp={SECONDS}&UserName=user01&Type=1&Coin=&Amount=&OrderNum=A1&PayMethods=");
    let (param, key) = bibao(&plaintext, "sandboxuser011A1", BEIJING_DATE);
    send("POST", "/api/sandbox/coin/Login", &json!({"param": param, "key": key}).to_string()).unwrap();
}

#[test]
fn bibao_still_refuses_what_is_wrong() {
    let good = format!("MerCode=sandbox&Timestamp={SECONDS}&UserName=user01");
    let refused = |plaintext: &str, parts: &str, date: &str| {
        let (param, key) = bibao(plaintext, parts, date);
        send("POST", ADD_USER, &json!({"param": param, "key": key}).to_string()).unwrap_err()
    };
    let twice = format!("{good}&username=user02");
    let other = good.replace("sandbox", "another");
    let early = good.replace(&SECONDS.to_string(), &(SECONDS - 9 * HOUR).to_string());
    for (plaintext, parts, date, code) in [
        (good.as_str(), "sandboxuser02", BEIJING_DATE, Code::SignatureMismatch),
        (&good, "sandboxuser01", "20231113", Code::SignatureMismatch),
        (&good, "sandboxuser01", UTC_DATE, Code::TimestampOutOfTolerance),
        (&early, "sandboxuser01", BEIJING_DATE, Code::TimestampOutOfTolerance),
        (&good.replace("Timestamp=1", "Timestamp=x"), "sandboxuser01", BEIJING_DATE, Code::MalformedBody),
        (&twice, "sandboxuser01", BEIJING_DATE, Code::DuplicateField),
        (&other, "anotheruser01", BEIJING_DATE, Code::WrongMerchant),
        ("UserName=user01", "sandboxuser01", BEIJING_DATE, Code::MissingField),
    ] {
        let error = refused(plaintext, parts, date);
        assert_eq!(error.code(), code, "{plaintext} {date}: {error}");
    }
    let date = refused(&good, "sandboxuser01", UTC_DATE).to_string();
    assert!(date.contains(UTC_DATE) && date.contains(BEIJING_DATE) && date.contains("Beijing"), "{date}");
    let (param, key) = bibao(&good, "sandboxuser01", BEIJING_DATE);
    for body in
        [json!({"param": param, "key": key, "Key": key}).to_string(), format!("param={param}&Param={param}&key={key}")]
    {
        assert_eq!(send("POST", ADD_USER, &body).unwrap_err().code(), Code::DuplicateField);
    }
    assert_eq!(send("PUT", ADD_USER, "").unwrap_err().code(), Code::UnknownOperation);
}

#[test]
fn a_clock_that_is_hours_off_is_refused_with_a_word_about_the_zone() {
    for (name, operation, input, off, word) in [
        ("Basicex", "exchangeRate", json!({"source": "USDT", "target": "CNY"}), -8, "looks like UTC"),
        ("Basicex", "exchangeRate", json!({"source": "USDT", "target": "CNY"}), 1, "local time"),
        ("Bibao", "addUser", json!({"UserName": "user01"}), 8, "same in every zone"),
        ("Ubao", "coins", json!({}), -8, "same in every zone"),
    ] {
        let gateway = gateway(name);
        let made = |hours: i64| {
            let nonce = if name == "Bibao" { "abcdefwxyz" } else { "1234567" };
            let mut context = Context::fixed(NOW + hours * HOUR * 1000, nonce);
            let operation = gateway.operation(operation).unwrap();
            match gateway.sign(operation, &input.to_string(), Extras::default(), &mut context).unwrap() {
                Outgoing::Request(request) => request,
                Outgoing::Form(_) => unreachable!("a form is not asked for"),
            }
        };
        let check = |hours: i64| {
            let request = made(hours);
            let (method, url) = (request.method, &*request.url);
            let (content_type, body) = (request.content_type, request.body.as_deref().unwrap_or_default());
            gateway.check_request(&Incoming { method, url, content_type, body }, &Context::at(NOW))
        };
        check(0).unwrap();
        let error = check(off).unwrap_err();
        assert_eq!(error.code(), Code::TimestampOutOfTolerance, "{name}: {error}");
        assert!(error.to_string().contains(word), "{name}: {error}");
    }
}

#[test]
fn lianhe_writes_an_amount_anew_before_it_checks_the_sign() {
    let path = "/api/Pay/Create";
    let rest = "appKey=sandboxLianheAppKey01&callbackUrl=https://shop.example/n&channelId=2&mrn=A1&returnUrl=https://shop.example/r";
    let secret = credential("Lianhe", "secretKey");
    let sign_with =
        |amount: &str| hex(&Md5::digest(format!("amount={amount}&{rest}&key={secret}"))).to_ascii_lowercase();
    let body = |amount: serde_json::Value, sign: &str| {
        json!({
            "amount": amount, "appKey": "sandboxLianheAppKey01", "callbackUrl": "https://shop.example/n", "channelId": 2, "mrn": "A1",
            "returnUrl": "https://shop.example/r", "payer": "张三", "sourceIp": "127.0.0.1", "sign": sign,
        })
        .to_string()
    };
    for amount in [json!("100.0"), json!("100"), json!("100.00"), json!(100.0), json!(100)] {
        let sent = body(amount.clone(), &sign_with("100.00"));
        let accepted = send_as("Lianhe", "POST", path, None, &sent).unwrap_or_else(|error| panic!("{amount}: {error}"));
        assert_eq!(accepted.data.get("amount").as_deref(), Some("100.00"));
    }
    let as_posted = body(json!("100.0"), &sign_with("100.0"));
    assert_eq!(send_as("Lianhe", "POST", path, None, &as_posted).unwrap_err().code(), Code::SignatureMismatch);
}

#[test]
fn lianhe_signs_a_payout_with_two_decimals_however_it_is_sent() {
    let path = "/api/Payouts/Create";
    let between = "accountName=李四&accountNumber=6222&amount=";
    let rest = "&appKey=sandboxLianheAppKey01&bankName=ICBC&callbackUrl=https://shop.example/n&mrn=A1";
    let secret = credential("Lianhe", "secretKey");
    let sign_with =
        |amount: &str| hex(&Md5::digest(format!("{between}{amount}{rest}&key={secret}"))).to_ascii_lowercase();
    let body = |amount: serde_json::Value, sign: &str| {
        json!({
            "amount": amount, "appKey": "sandboxLianheAppKey01", "bankName": "ICBC", "accountName": "李四", "accountNumber": "6222",
            "mrn": "A1", "callbackUrl": "https://shop.example/n", "sign": sign,
        })
        .to_string()
    };
    for amount in [json!("501"), json!("501.0"), json!("501.00"), json!(501)] {
        let sent = body(amount.clone(), &sign_with("501.00"));
        let accepted = send_as("Lianhe", "POST", path, None, &sent).unwrap_or_else(|error| panic!("{amount}: {error}"));
        assert_eq!(accepted.data.get("amount").as_deref(), Some("501.00"), "{amount}");
        let as_posted = body(json!("501"), &sign_with("501"));
        assert_eq!(send_as("Lianhe", "POST", path, None, &as_posted).unwrap_err().code(), Code::SignatureMismatch);
    }
    let fraction = body(json!("501.5"), &sign_with("501.50"));
    assert_eq!(send_as("Lianhe", "POST", path, None, &fraction).unwrap_err().code(), Code::InvalidRequest);
}

#[test]
fn junk_is_refused_at_every_gateway_and_panics_at_none() {
    let (param, key) =
        bibao(&format!("MerCode=sandbox&Timestamp={SECONDS}&UserName=user01"), "sandboxuser01", BEIJING_DATE);
    let bibao = |param: &str, key: &str| json!({"param": param, "key": key}).to_string();
    let bodies = [
        String::new(),
        "{}".to_owned(),
        "null".to_owned(),
        "=".to_owned(),
        "&&&".to_owned(),
        "%".to_owned(),
        "sign=x".to_owned(),
        "data=%7B%7D&sign=é".to_owned(),
        json!({"sign": 1, "amount": "1.234567", "timestamp": "99999999999999", "key": []}).to_string(),
        json!({"merNo": "x", "method": "", "timestamp": "20230230000000", "bizConent": "{", "sign": "00"}).to_string(),
        json!({"body": "!", "nonce": "0", "timestamp": "0000000000", "sign": "é".repeat(16)}).to_string(),
        bibao(&param[..param.len() - 1], &key),
        bibao(&param[..16], &key),
        bibao("", &key),
        bibao(&param, "é"),
        bibao(&param, &"é".repeat(21)),
        bibao(&param, &key[..41]),
        bibao(&"0".repeat(64), &key),
        bibao(&param.replace('A', "é"), &key),
    ];
    for table in paychop::catalog() {
        for operation in table.operations {
            let path = operation.path.replace("{merCode}", "sandbox");
            for body in &bodies {
                for (method, url) in [("POST", path.clone()), ("GET", format!("{path}?{body}")), ("", path.clone())] {
                    let sent = if method == "GET" { "" } else { body };
                    assert!(send_as(table.name, method, &url, None, sent).is_err(), "{method} {url} {body}");
                }
            }
        }
    }
}
