//! Checks that other checks stand behind, so that nobody would miss them: each is asked here where it alone refuses.

use hmac::{Hmac, KeyInit, Mac};
use paychop::{Accepted, Code, Context, Extras, Gateway, Hints, Incoming, Outgoing};
use serde_json::{Value, json};
use sha2::Sha512;

mod common;
use common::{
    NOW, credential, credentials, example, gateway, gateway_with, gateways, order, sample, try_gateway, unescape,
    verify, violations,
};

/// An envelope of Basicex's, signed with the test merchant's secrets.
fn basicex_envelope(fields: &[(&str, &str)]) -> Value {
    let mut sorted = fields.to_vec();
    sorted.sort_unstable();
    let pairs: Vec<_> = sorted.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut mac = Hmac::<Sha512>::new_from_slice(credential("Basicex", "secretKey").as_bytes()).unwrap();
    mac.update(format!("{}&key={}", pairs.join("&"), credential("Basicex", "apiKey")).as_bytes());
    let sign = mac.finalize().into_bytes().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02X}"));
    let mut envelope: serde_json::Map<_, _> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect();
    envelope.insert("sign".to_owned(), sign.into());
    envelope.into()
}

fn answer(method: &str, code: &str) -> Value {
    let data = r#"{"orderNo":"1","status":"2"}"#;
    basicex_envelope(&[
        ("code", code),
        ("data", data),
        ("message", "ok"),
        ("method", method),
        ("nonce", "n"),
        ("signType", "HmacSHA512"),
        ("timestamp", "20231115061320"),
    ])
}

const QUERY: &str = "basicexpay.trade.query";

#[test]
fn a_forged_answer_is_refused() {
    let basicex = gateway("Basicex");
    let method = basicex.operation("query").unwrap().wire_name;
    assert_eq!(method, QUERY);
    let genuine = answer(QUERY, "0000");
    let parsed = basicex.parse_response("query", genuine.to_string()).unwrap();
    assert!(parsed.ok && parsed.verified);
    for code in ["0000", "9999"] {
        let mut forged = answer(QUERY, code);
        forged["data"] = r#"{"orderNo":"1","status":"3"}"#.into();
        let error = basicex.parse_response("query", forged.to_string()).unwrap_err();
        assert_eq!(error.code(), Code::SignatureMismatch);
    }
    let mut unsigned = answer(QUERY, "0000");
    unsigned.as_object_mut().unwrap().remove("sign");
    assert_eq!(basicex.parse_response("query", unsigned.to_string()).unwrap_err().code(), Code::MissingSignature);
}

#[test]
fn an_answer_to_another_operation_is_refused() {
    let error = gateway("Basicex").parse_response("refund", answer(QUERY, "0000").to_string()).unwrap_err();
    assert_eq!((error.code(), error.field()), (Code::KindMismatch, Some("method")));
}

#[test]
fn nobody_is_sent_to_what_is_no_clean_address() {
    let bibao = gateway("Bibao");
    let login = |url: &str, token: &str| {
        let answer = json!({"Success": true, "Code": 1, "Message": "", "Data": {"Url": url, "Token": token}});
        bibao.parse_response("login", answer.to_string())
    };
    assert_eq!(login("https://b.example/", "t").unwrap().redirect_url.unwrap(), "https://b.example/t");
    for (url, token) in [
        ("javascript:alert(1)", "t"),
        ("https://", "t"),
        ("//b.example", "t"),
        ("https://b.example/\r\nx", "t"),
        ("https://b.example", "t\r\nx: y"),
        ("https://b.example", "\"><script>"),
        ("https://b.example", ""),
    ] {
        assert_eq!(login(url, token).unwrap_err().code(), Code::MalformedBody, "{url} {token}");
    }

    let vpay = gateway("Vpay");
    let create = |url: &str| {
        let answer = json!({"code": 0, "success": true, "message": "", "data": {"paymentUrl": url}});
        vpay.parse_response("createFixedCustomRate", answer.to_string()).unwrap().redirect_url
    };
    assert_eq!(create("https://v.example/p?a=1").unwrap(), "https://v.example/p?a=1");
    for url in ["javascript:alert(1)", "https://v.example/\r\nSet-Cookie: a=b", "https://v.example/ x", "https://v/\"x"]
    {
        assert_eq!(create(url), None, "{url}");
    }

    let lianhe = gateway("Lianhe");
    let pay =
        |url: &str| lianhe.parse_response("pay", json!({"success": true, "errorMsg": "", "payUrl": url}).to_string());
    assert_eq!(pay("/pay?id=1").unwrap().redirect_url.unwrap(), "https://g.example/pay?id=1");
    for url in ["//evil.example/", "https://evil.example/", "/\\evil.example", "pay", "/a\r\nb", "/a b"] {
        assert_eq!(pay(url).unwrap_err().code(), Code::MalformedBody, "{url}");
    }
}

#[test]
fn a_request_has_no_field_of_the_envelope() {
    let vpay = gateway("Vpay");
    for name in ["key", "sign", "secret", "Sign"] {
        let extras = Extras { path: Some("/wallet-trade-merchant/v1/query"), ..Extras::default() };
        let input = json!({name: "1"}).to_string();
        let error = vpay.sign("call", &input, extras, &mut Context::at(NOW)).unwrap_err();
        assert_eq!(error.violations()[0].code.as_str(), "not_allowed", "{name}");
    }
    // Bibao's server reads names in either case: a second `MerCode` would be sent beside the merchant's own.
    let relaxed = gateway_with("Bibao", &json!({"strict": false}));
    for name in ["MerCode", "Timestamp", "Key", "merCode", "TIMESTAMP"] {
        assert_eq!(
            violations(&relaxed, "queryStatus", &json!({"OrderNo": "A1", name: "1"})),
            ["not_allowed"],
            "{name}"
        );
    }
    let relaxed = gateway_with("Lianhe", &json!({"strict": false}));
    for name in ["appKey", "sign", "key"] {
        assert_eq!(violations(&relaxed, "payoutQuery", &json!({"mrn": "A1", name: "1"})), ["not_allowed"], "{name}");
    }
}

#[test]
fn a_declared_field_has_one_spelling_even_where_other_fields_are_allowed() {
    for (name, operation, declared) in [
        ("Bibao", "withdrawMoneyUser", "CoinAddress"),
        ("Lianhe", "payout", "accountNumber"),
        ("Basicex", "cashier", "totalAmount"),
    ] {
        let relaxed = gateway_with(name, &json!({"strict": false}));
        let fields = relaxed.operation(operation).unwrap().fields;
        let mut input = example(fields);
        input[declared.to_uppercase()] = input[declared].clone();
        assert_eq!(violations(&relaxed, operation, &input), ["unknown_field"], "{name}");
    }
}

#[test]
fn a_field_that_would_be_read_but_not_signed_is_refused() {
    // Nobody knows how Basicex would sign a list or an object, so any such value would come unsigned.
    let basicex = gateway("Basicex");
    let mut body: Value = serde_json::from_str(&sample(&basicex, "payment", &json!({}))).unwrap();
    for (more, code) in [
        (json!([]), Code::MalformedBody),
        (json!({}), Code::MalformedBody),
        (json!(1), Code::SignatureMismatch),
        (json!(false), Code::SignatureMismatch),
    ] {
        body["more"] = more;
        assert_eq!(verify(&basicex, "payment", &body.to_string()).unwrap_err().code(), code);
    }

    // In Bibao's, a list would sign like an empty text.
    let bibao = gateway("Bibao");
    let form = sample(&bibao, "otc", &json!({"More": ""}));
    let fields = form.split('&').map(|pair| pair.split_once('=').unwrap());
    let mut body: Value = fields.map(|(name, value)| (name.to_owned(), Value::from(unescape(value)))).collect();
    assert!(verify(&bibao, "otc", &body.to_string()).is_ok());
    body["More"] = json!([]);
    assert_eq!(verify(&bibao, "otc", &body.to_string()).unwrap_err().code(), Code::MalformedBody);
}

/// Another merchant who, for this test, has the same secrets.
fn namesake(name: &str) -> Gateway {
    let mut credentials = credentials(name);
    let (identity, other) = match name {
        "Basicex" => ("merNo", json!("100000000000000")),
        "Bibao" => ("merCode", json!("another")),
        "Ubao" => ("merchantId", json!(7)),
        "Vpay" => ("key", json!("otherkey")),
        _ => ("appKey", json!("other")),
    };
    credentials[identity] = other;
    try_gateway(name, &credentials, &json!({})).unwrap()
}

#[test]
fn the_gateway_takes_no_request_of_another_merchant() {
    for (name, operation, input) in [
        ("Basicex", "query", json!({"merOrderNo": "A1"})),
        ("Bibao", "queryStatus", json!({"OrderNo": "A1"})),
        ("Ubao", "checkAddress", json!({"address": "T1", "mainCoinType": 195})),
        (
            "Vpay",
            "createFixedCustomRate",
            json!({"localOrderId": "A1", "userCurrency": "USDT", "quoteCurrency": "CNY", "quoteAmount": "5"}),
        ),
        ("Lianhe", "payoutQuery", json!({"mrn": "A1"})),
    ] {
        let (merchant, other) = (gateway(name), namesake(name));
        let row = merchant.operation(operation).unwrap();
        let input = if name == "Ubao" { common::example(row.fields) } else { input };
        let mut random = |bytes: &mut [u8]| bytes.fill(5);
        let Outgoing::Request(request) =
            other.sign(operation, &input.to_string(), Extras::default(), &mut Context::new(NOW, &mut random)).unwrap()
        else {
            panic!("{operation} is a request")
        };
        let incoming = Incoming {
            method: request.method,
            url: &request.url.replace("/another/", "/sandbox/"),
            content_type: request.content_type,
            body: request.body.as_deref().unwrap_or_default(),
        };
        let error = merchant.check_request(&incoming, &Context::at(NOW)).unwrap_err();
        assert_eq!(error.code(), Code::WrongMerchant, "{name}: {error}");
    }
}

/// A refund with this order text, as Basicex sees it.
fn check_refund(biz_field: &str, biz: &str) -> paychop::Result<Accepted> {
    let envelope = basicex_envelope(&[
        ("merNo", "811496833912834"),
        ("method", "basicexpay.trade.refund"),
        ("timestamp", "20231115061320"),
        ("nonce", "n1"),
        (biz_field, biz),
        ("signType", "HmacSHA512"),
    ]);
    let request = Incoming {
        method: "POST",
        url: "https://g.example/basicexpay/trade/gateway",
        content_type: Some("application/json"),
        body: &envelope.to_string(),
    };
    gateway_with("Basicex", &json!({"bizField": biz_field})).check_request(&request, &Context::at(NOW))
}

#[test]
fn a_broken_order_text_is_named_by_the_field_that_is_sent() {
    for name in ["bizConent", "bizContent"] {
        let error = check_refund(name, "{").unwrap_err();
        assert_eq!((error.code(), error.field()), (Code::MalformedBody, Some(name)), "{error}");
    }
}

#[test]
fn the_gateway_wants_the_order_of_the_table() {
    let check = |biz: &str| check_refund("bizConent", biz);
    let basicex = gateway("Basicex");
    let table = basicex.operation("refund").unwrap();
    assert_eq!(table.wire_name, "basicexpay.trade.refund");
    let example = common::example(table.fields);
    let member = |(name, value): (&String, &Value)| format!("{}:{value}", json!(name));
    let mut members: Vec<_> = example.as_object().unwrap().iter().map(member).collect();
    assert!(check(&format!("{{{}}}", members.join(","))).is_ok());
    members.reverse();
    let error = check(&format!("{{{}}}", members.join(","))).unwrap_err();
    assert_eq!(error.violations()[0].code.as_str(), "bad_format", "{error}");
}

#[test]
fn numbers_of_the_merchant_have_their_range() {
    let basicex = gateway("Basicex");
    for now in [-1, 253_402_300_800_000, i64::MIN, i64::MAX] {
        let signed = basicex.sign("cashier", &order().to_string(), Extras::default(), &mut Context::fixed(now, "n1"));
        let error = signed.unwrap_err();
        assert_eq!((error.code(), error.field()), (Code::InvalidOptions, Some("now")), "{now}");
    }
    for name in gateways() {
        for (bytes, fits) in [(1, true), (16 << 20, true), ((16 << 20) + 1, false), (0, false)] {
            let made = try_gateway(name, &credentials(name), &json!({"maxBytes": bytes}));
            assert_eq!(made.map_err(|error| error.code()).err(), (!fits).then_some(Code::InvalidOptions), "{bytes}");
        }
    }
    for (length, fits) in [(0, true), (64, true), (65, false)] {
        let mut given = credentials("Bibao");
        given["keyALength"] = json!(length);
        let made = try_gateway("Bibao", &given, &json!({}));
        assert_eq!(made.map_err(|error| error.code()).err(), (!fits).then_some(Code::InvalidCredentials), "{length}");
    }
}

#[test]
fn a_long_order_is_warned_about_and_signed() {
    let basicex = gateway("Basicex");
    let explain = |goods: usize| {
        let mut input = order();
        let table = basicex.operation("cashier").unwrap().fields;
        let one = common::example(table)["goodsDetails"][0].clone();
        input["goodsDetails"] = vec![one; goods].into();
        basicex.explain("cashier", &input.to_string(), Extras::default(), &mut Context::fixed(NOW, "n1")).unwrap()
    };
    assert!(explain(1).warnings.is_empty());
    let warnings = explain(20).warnings;
    assert!(warnings.len() == 1 && warnings[0].contains("1024"), "{warnings:?}");
}

#[test]
fn a_call_stays_within_its_family() {
    let vpay = gateway("Vpay");
    let call = |path: &str| {
        let extras = Extras { path: Some(path), ..Extras::default() };
        vpay.sign("call", "{}", extras, &mut Context::at(NOW)).map_err(|error| error.code())
    };
    assert!(call("/wallet-trade-merchant/v1/a-b_c/d").is_ok());
    for path in [
        "/wallet-trade-merchant/v1/",
        "/wallet-trade-merchant/v1/a?b=c",
        "/wallet-trade-merchant/v1/../v2/a",
        "/wallet-trade-merchant/v2/a",
        "/other/wallet-trade-merchant/v1/a",
        "",
    ] {
        assert_eq!(call(path).err(), Some(Code::InvalidRequest), "{path}");
    }
}

/// What the gateway's side refuses as ambiguous is not signed, at whatever depth the name is.
#[test]
fn the_names_inside_of_an_unknown_value_are_checked() {
    let vpay = gateway("Vpay");
    let violation = |gateway: &Gateway, operation: &str, input: &Value| {
        let path = (operation == "call").then_some("/wallet-trade-merchant/v1/query");
        let extras = Extras { path, ..Extras::default() };
        let error = gateway.sign(operation, &input.to_string(), extras, &mut Context::fixed(NOW, "n1")).unwrap_err();
        let [violation] = error.violations() else { panic!("{error:?}") };
        (violation.code.as_str(), violation.field.clone())
    };
    for (input, path) in [
        (json!({"a-b": 1}), "a-b"),
        (json!({"extra": {"a&orderId=1": "x"}}), "extra.a&orderId=1"),
        (json!({"extra": [1, {"b": {"__proto__": "x"}}]}), "extra[1].b.__proto__"),
    ] {
        assert_eq!(violation(&vpay, "call", &input), ("ambiguous_field", path.to_owned()));
    }
    let relaxed = gateway_with("Basicex", &json!({"strict": false}));
    let mut input = order();
    input["goodsDetails"] = json!([common::example(relaxed.operation("cashier").unwrap().fields)["goodsDetails"][0]]);
    input["goodsDetails"][0]["a-b"] = json!(1);
    assert_eq!(violation(&relaxed, "cashier", &input), ("ambiguous_field", "goodsDetails[0].a-b".to_owned()));
    input["goodsDetails"][0].as_object_mut().unwrap().remove("a-b");
    input["more"] = json!({"a b": 1});
    assert_eq!(violation(&relaxed, "cashier", &input), ("ambiguous_field", "more.a b".to_owned()));
}

#[test]
fn what_is_too_large_is_refused_and_what_is_quoted_is_cut() {
    for name in gateways() {
        let gateway = gateway(name);
        let operation = gateway.table().operations.iter().find(|operation| !operation.form).unwrap();
        let huge = "x".repeat(65_537);
        assert_eq!(gateway.parse_response(operation, &huge).unwrap_err().code(), Code::TooLarge, "{name}");
        let hints = Hints { content_type: None, kind: Some(&huge) };
        let error = gateway.verify(b"{}", hints, &Context::at(NOW)).unwrap_err();
        assert!(error.message().len() < 2000, "{name}");
        let error = gateway.sign(operation, &json!({huge: 1}).to_string(), Extras::default(), &mut Context::at(NOW));
        assert!(error.unwrap_err().to_json().len() < 4000, "{name}");
        assert!(gateway.reject(Some(&"x".repeat(100_000))).body.len() < 1000, "{name}");
    }
}

#[test]
fn an_answer_that_is_ok_has_data_to_look_into() {
    for (name, operation, answer) in [
        ("Bibao", "addUser", r#"{"Success":true,"Code":1,"Message":"","Data":null}"#),
        ("Bibao", "withdrawMoneyUser", r#"{"Success":true,"Code":1}"#),
        ("Vpay", "createFixedCustomRate", r#"{"code":0,"success":true,"data":null}"#),
        ("Lianhe", "payout", r#"{"error":"success"}"#),
        ("Ubao", "withdraw", r#"{"code":200}"#),
    ] {
        let answer = gateway(name).parse_response(operation, answer).unwrap();
        assert!(answer.ok, "{name}");
        assert_eq!(answer.data, "{}", "{name}");
    }
    let refused = gateway("Bibao").parse_response("addUser", r#"{"Success":false,"Code":0,"Data":null}"#).unwrap();
    assert!(!refused.ok);
    assert_eq!(refused.data, "null");
}

#[test]
fn an_answer_changes_no_prototype() {
    for (name, operation, answer) in [
        ("Vpay", "createFixedCustomRate", r#"{"code":0,"data":{"__proto__":{"ok":true}}}"#),
        ("Bibao", "orderDetail", r#"{"Success":true,"Code":1,"Data":{"a":[{"__proto__":1}]}}"#),
        ("Ubao", "coins", r#"{"code":200,"__proto__":1}"#),
    ] {
        let error = gateway(name).parse_response(operation, answer).unwrap_err();
        assert_eq!(error.code(), Code::AmbiguousField, "{name}");
    }
}

#[test]
fn a_base_url_has_a_host_and_a_port_that_exists() {
    for (base, fits) in [
        ("https://g.example:8443/api", true),
        ("http://127.0.0.1:4870", true),
        ("https://[::1]:4870", true),
        ("https://:443", false),
        ("https://g.example:99999", false),
        ("https://g.example:0", false),
        ("https://", false),
        ("https://user@g.example", false),
        ("https://g.example/?a=b", false),
        ("ftp://g.example", false),
    ] {
        let made = try_gateway("Lianhe", &credentials("Lianhe"), &json!({"baseUrl": base}));
        assert_eq!(made.map_err(|error| error.code()).err(), (!fits).then_some(Code::InvalidOptions), "{base}");
    }
}
