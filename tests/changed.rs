//! Gateways add fields, leave fields empty and answer errors in their own way. Nothing of it is lost, and nothing of it lets a
//! message be read in two ways.

mod common;

use common::*;
use paychop::{Code, Gateway, Outcome};
use serde_json::{Map, Value, json};

/// A sample in JSON with other fields, signed for them.
fn signed(gateway: &Gateway, kind: &str, change: &dyn Fn(&mut Map<String, Value>)) -> Map<String, Value> {
    let body = sample(gateway, kind, &json!({}));
    let pairs = |form: &str| {
        form.split('&')
            .map(|pair| pair.split_once('=').unwrap())
            .map(|(name, value)| (name.to_owned(), json!(unescape(value))))
            .collect()
    };
    let mut fields: Map<String, Value> = serde_json::from_str(&body).unwrap_or_else(|_| pairs(&body));
    change(&mut fields);
    let name = if fields.contains_key("Sign") { "Sign" } else { "sign" };
    let text = Value::Object(fields.clone()).to_string();
    fields[name] = json!(gateway.explain_notification(text.as_bytes(), hints(kind)).unwrap().sign);
    fields
}

fn text(fields: Map<String, Value>) -> String {
    Value::Object(fields).to_string()
}

#[test]
fn a_success_of_basicex_cannot_be_read_as_a_failure() {
    let basicex = gateway("Basicex");
    let genuine = signed(&basicex, "payment", &|fields| drop(fields.insert("createTime".into(), json!("1"))));
    let notification = verify(&basicex, "payment", &text(genuine.clone())).unwrap();
    assert_eq!(notification.outcome, Outcome::Succeeded);
    let mut forged = genuine;
    forged.remove("createTime");
    forged["code"] = json!("0000&createTime=1");
    let error = verify(&basicex, "payment", &text(forged.clone())).unwrap_err();
    assert_eq!((error.code(), error.field(), error.authentic()), (Code::AmbiguousField, Some("code"), false));
    // The same in an answer: a payout that was taken would look refused, and would be paid again.
    let answer = basicex.parse_response("agentpay", text(forged)).unwrap_err();
    assert_eq!((answer.code(), answer.field()), (Code::AmbiguousField, Some("code")));
}

#[test]
fn an_error_of_basicex_is_another_event_than_the_success_that_follows() {
    let basicex = gateway("Basicex");
    let first = signed(&basicex, "payment", &|fields| fields["code"] = json!("9999"));
    let first = verify(&basicex, "payment", &text(first)).unwrap();
    let second = verify(&basicex, "payment", &sample(&basicex, "payment", &json!({}))).unwrap();
    assert_eq!((first.outcome, second.outcome), (Outcome::Info, Outcome::Succeeded));
    assert_ne!(first.replay_key, second.replay_key);
}

#[test]
fn a_new_field_of_any_simple_type_is_signed_data() {
    for (name, added) in [("Basicex", json!(1)), ("Basicex", json!(true)), ("Bibao", json!(true)), ("Bibao", json!(7))]
    {
        let gateway = gateway(name);
        let kind = main_kind(name);
        let body = signed(&gateway, kind, &|fields| drop(fields.insert("more".into(), added.clone())));
        let explained = gateway.explain_notification(text(body.clone()).as_bytes(), hints(kind)).unwrap();
        assert!(explained.sign_string.masked().contains(&format!("&more={added}")), "{name}");
        verify(&gateway, kind, &text(body.clone())).unwrap();
        let mut without = body;
        without.remove("more");
        assert_eq!(refused(&gateway, kind, &text(without)), "signature_mismatch", "{name}");
    }
    // No signature covers this one, whatever its type is.
    let bibao = gateway("Bibao");
    for time in [json!(true), json!([1]), json!({"a": 1})] {
        let body = signed(&bibao, "otc", &|fields| drop(fields.insert("FinishTime".into(), time.clone())));
        verify(&bibao, "otc", &text(body)).unwrap();
    }
}

#[test]
fn a_payout_of_lianhe_with_a_field_that_payments_have_is_a_payout() {
    let lianhe = gateway("Lianhe");
    for name in ["channel", "originAmount"] {
        for value in ["3", ""] {
            let body = format!("{}&{name}={value}", sample(&lianhe, "payout", &json!({})));
            let notification = verify(&lianhe, "payout", &body).unwrap();
            assert_eq!(notification.kind, "payout");
            assert!(notification.unsigned.as_json().contains(name), "{name}");
        }
    }
    // With both fields it is a payment, and a payout's signature does not make it one.
    let body = format!("{}&channel=3&originAmount=1", sample(&lianhe, "payout", &json!({})));
    assert_eq!(refused(&lianhe, "payout", &body), "signature_mismatch");
}

#[test]
fn a_merchant_that_is_empty_is_no_other_merchant() {
    let vpay = gateway("Vpay");
    let mut body: Map<String, Value> = serde_json::from_str(&sample(&vpay, "payment", &json!({}))).unwrap();
    body.insert("KEY".into(), Value::Null);
    verify(&vpay, "payment", &text(body.clone())).unwrap();
    body["KEY"] = json!("another");
    assert_ne!(refused(&vpay, "payment", &text(body)), "missing_field");
    let ubao = ubao_in_json();
    let mut body: Map<String, Value> = serde_json::from_str(&sample(&ubao, "recharge", &json!({}))).unwrap();
    for empty in [Value::Null, json!("")] {
        body.insert("merchantId".into(), empty);
        verify(&ubao, "recharge", &text(body.clone())).unwrap();
    }
}

#[test]
fn an_error_answer_of_basicex_is_reported_whatever_its_data_is() {
    let basicex = gateway("Basicex");
    for answer in [
        json!({"code": "1001", "message": "bad", "data": "oops"}),
        json!({"code": "1001", "message": "bad", "data": {}}),
        json!({"code": "1001", "message": "bad", "data": null}),
        json!({"code": 1001, "message": "bad"}),
    ] {
        let read = basicex.parse_response("query", answer.to_string()).unwrap();
        assert_eq!((read.ok, read.verified, read.code.as_str(), read.message.as_str()), (false, false, "1001", "bad"));
    }
    // A success has to be signed.
    let answer = json!({"code": "0000", "method": "basicexpay.trade.query", "data": {}});
    assert_eq!(basicex.parse_response("query", answer.to_string()).unwrap_err().code(), Code::MissingSignature);
}

#[test]
fn the_form_of_a_body_is_seen_in_the_body() {
    // curl and PHP send a string as a form unless told otherwise.
    for (name, kind) in [("Bibao", "otc"), ("Bibao", "notice"), ("Ubao", "recharge")] {
        let gateway = gateway(name);
        let form = sample(&gateway, kind, &json!({}));
        let json = text(signed(&gateway, kind, &|_| ()));
        for (body, content_type) in [
            (&json, Some("application/x-www-form-urlencoded")),
            (&json, Some("text/plain")),
            (&json, Some("application/json; charset=utf-8")),
            (&form, Some("application/json")),
            (&form, Some("Application/X-WWW-Form-Urlencoded")),
            (&form, None),
        ] {
            let hints = paychop::Hints { content_type, kind: Some(kind) };
            let verified = gateway.verify(body.as_bytes(), hints, &paychop::Context::at(NOW));
            assert!(verified.is_ok(), "{name} {content_type:?} {body}: {:?}", verified.unwrap_err());
        }
    }
}

#[test]
fn an_error_of_basicex_says_nothing_of_the_order() {
    let basicex = gateway("Basicex");
    for status in [0, 1, 2, 3, 4] {
        for kind in ["payment", "agentpay"] {
            if kind == "agentpay" && status > 2 {
                continue;
            }
            let message = sample(&basicex, kind, &json!({"status": status}));
            let mut fields: Map<String, Value> = serde_json::from_str(&message).unwrap();
            fields["code"] = json!("9999");
            let unsigned = Value::Object(fields.clone()).to_string();
            fields["sign"] = json!(basicex.explain_notification(unsigned.as_bytes(), hints(kind)).unwrap().sign);
            assert_eq!(verify(&basicex, kind, &text(fields)).unwrap().outcome, Outcome::Info, "{kind} {status}");
        }
    }
}

#[test]
fn an_empty_field_is_absent_wherever_it_is_named() {
    let empty = json!({"localOrderId": ""});
    let vpay = gateway("Vpay");
    assert_eq!(verify(&vpay, "payment", &sample(&vpay, "payment", &empty)).unwrap().merchant_order_id, None);
    let ubao = gateway("Ubao");
    assert_eq!(verify(&ubao, "recharge", &sample(&ubao, "recharge", &json!({"coinName": ""}))).unwrap().currency, None);
}

#[test]
fn a_new_notification_of_ubao_is_authentic() {
    let ubao = gateway("Ubao");
    let body = "eyJ0eXBlIjoieCIsInR4aWQiOiI1In0="; // {"type":"x","txid":"5"}
    let mut fields = Map::from_iter([
        ("nonce".to_owned(), json!("7")),
        ("timestamp".to_owned(), json!("1700000000")),
        ("body".to_owned(), json!(body)),
    ]);
    let sign = ubao.explain_notification(text(fields.clone()).as_bytes(), paychop::Hints::default()).unwrap().sign;
    fields.insert("sign".to_owned(), json!(sign));
    let error =
        ubao.verify(text(fields).as_bytes(), paychop::Hints::default(), &paychop::Context::at(NOW)).unwrap_err();
    assert_eq!((error.code(), error.field(), error.authentic()), (Code::MissingField, Some("callbackType"), true));
}

#[test]
fn a_hash_in_another_case_is_the_same_event() {
    let ubao = gateway("Ubao");
    let key = |hash: &str| {
        let tron = json!({"chainType": 160, "coinID": 1004, "hash": hash});
        verify(&ubao, "recharge", &sample(&ubao, "recharge", &tron)).unwrap().replay_key
    };
    let hash = "b0c5".repeat(16);
    assert_eq!(key(&hash), key(&hash.to_uppercase()));
    assert_eq!(key("0xAB"), key("0xab"));
    // Base58 has letters in both cases.
    assert_ne!(key("TWJa"), key("TWJA"));
}

#[test]
fn the_answer_to_another_merchant_is_refused() {
    let basicex = gateway("Basicex");
    let answer = |mer_no: &str| {
        let mut fields =
            json!({"code": "0000", "message": "", "method": "basicexpay.trade.query", "data": "{}", "merNo": mer_no});
        fields["sign"] =
            json!(basicex.explain_notification(fields.to_string().as_bytes(), hints("payment")).unwrap().sign);
        basicex.parse_response("query", fields.to_string())
    };
    assert!(answer("811496833912834").unwrap().verified);
    assert_eq!(answer("5").unwrap_err().code(), Code::WrongMerchant);
}
