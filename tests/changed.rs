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
