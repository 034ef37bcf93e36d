//! What bad input gets: an error that names the fault, and a gateway object that goes on working.

mod common;

use std::fmt::Write as _;

use common::*;
use paychop::{Context, Extras, Gateway};
use serde_json::json;

/// Signs a good order, to show that a gateway object has taken no harm.
fn still_signs(gateway: &Gateway) {
    let operation = gateway.operation("cashier").unwrap();
    gateway.sign(operation, &order().to_string(), Extras::default(), &mut Context::fixed(NOW, "n1")).unwrap();
}

#[test]
fn each_bad_value_gets_its_own_violation_and_the_gateway_goes_on_signing() {
    let basicex = gateway("Basicex");
    for (field, value, expected) in [
        ("colour", json!("red"), "unknown_field"),
        ("__proto__", json!({"polluted": 1}), "unknown_field"),
        ("constructor", json!("x"), "unknown_field"),
        ("currency", json!(5), "wrong_type"),
        ("totalAmount", json!(null), "wrong_type"),
        ("totalAmount", json!(true), "wrong_type"),
        ("totalAmount", json!([1]), "wrong_type"),
        ("totalAmount", json!("-1"), "bad_format"),
        ("totalAmount", json!(-1), "bad_format"),
        ("totalAmount", json!("1e3"), "bad_format"),
        ("totalAmount", json!("01"), "bad_format"),
        ("totalAmount", json!(""), "bad_format"),
        ("totalAmount", json!("1.234"), "out_of_range"),
        ("totalAmount", json!("0"), "out_of_range"),
        ("totalAmount", json!("0.00"), "out_of_range"),
        ("totalAmount", json!("12345678901"), "out_of_range"),
        ("merOrderNo", json!("x".repeat(33)), "too_long"),
        ("merOrderNo", json!("a-b"), "bad_charset"),
        ("merOrderNo", json!("单"), "bad_charset"),
        ("merOrderNo", json!(""), "too_short"),
        ("description", json!("字".repeat(256)), "too_long"),
        ("currency", json!("usdt"), "not_allowed"),
        ("expireTime", json!(901), "not_allowed"),
        ("tradeStartTime", json!("2023-02-29 00:00:00"), "bad_format"),
        ("notifyUrl", json!("ftp://x"), "bad_format"),
        (
            "goodsDetails",
            json!([{"goodsType": "1", "goodsId": "1", "goodsName": "x", "quantity": 0, "price": "1"}]),
            "out_of_range",
        ),
        ("goodsDetails", json!([5]), "wrong_type"),
        ("goodsDetails", json!({"0": 1}), "wrong_type"),
    ] {
        let mut input = order();
        input[field] = value.clone();
        assert_eq!(violations(&basicex, "cashier", &input), [expected], "{field} {value}");
        still_signs(&basicex);
    }
}

#[test]
fn every_violation_is_reported_at_once() {
    let basicex = gateway("Basicex");
    let found = violations(&basicex, "agentpay", &json!({"targetType": "ADDRESS", "totalAmount": "x", "colour": 1}));
    for expected in ["missing_field", "required_if", "bad_format", "unknown_field"] {
        assert!(found.contains(&expected), "{found:?}");
    }
    assert_eq!(found.iter().filter(|code| **code == "missing_field").count(), 6);
    assert_eq!(violations(&basicex, "query", &json!({})), ["one_of_required"]);
    assert_eq!(violations(&basicex, "query", &json!({"orderNo": "", "merOrderNo": ""})), ["one_of_required"]);
}

#[test]
fn input_that_is_no_order_at_all() {
    let basicex = gateway("Basicex");
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    let mut large = order();
    large["description"] = "x".repeat(1_000_000).into();
    for (input, expected) in [
        ("[]".to_owned(), "wrong_type"),
        ("5".to_owned(), "wrong_type"),
        ("{".to_owned(), "wrong_type"),
        (deep.clone(), "wrong_type"),
        (format!(r#"{{"goodsDetails":{deep}}}"#), "wrong_type"),
        (large.to_string(), "too_long"),
        (r#"{"description":"\ud800"}"#.to_owned(), "bad_charset"),
        (r#"{"merOrderNo":"1","merOrderNo":"2"}"#.to_owned(), "ambiguous_field"),
    ] {
        assert_eq!(violations_of_text(&basicex, "cashier", &input), [expected], "{}", &input[..input.len().min(60)]);
        still_signs(&basicex);
    }
}

#[test]
fn a_number_that_a_float_has_rounded_is_asked_for_as_text() {
    let ubao = ubao_in_json();
    let withdraw = |amount: &str| format!(r#"{{"from":"a","to":"b","amount":{amount},"coinID":1002,"chainType":170}}"#);
    assert_eq!(violations_of_text(&ubao, "withdraw", &withdraw("0.30000000000000004")), ["out_of_range"]);
    let operation = ubao.operation("withdraw").unwrap();
    for exact in ["0.3", "\"0.30000000000000004\"", "10.32", "123456789012345", "0.000001"] {
        ubao.sign(operation, &withdraw(exact), Extras::default(), &mut Context::fixed(NOW, "7")).unwrap();
    }
}

#[test]
fn a_nested_nonsense_body_is_refused_and_the_gateway_goes_on_verifying() {
    for name in gateways() {
        let gateway = gateway(name);
        let kind = main_kind(name);
        let good = sample(&gateway, kind, &json!({}));
        let mut many = String::new();
        for index in 0..5000 {
            write!(many, "&n{index}=1").unwrap();
        }
        for bad in [
            "",
            " ",
            "null",
            "[]",
            "{}",
            "\"\"",
            "a",
            "%",
            "&&&",
            "{\"a\":",
            &"[".repeat(60_000),
            &"{\"a\":".repeat(10_000),
            &many,
            "\0",
            "\u{feff}",
        ] {
            assert!(verify(&gateway, kind, bad).is_err(), "{name} {:?}", &bad[..bad.len().min(20)]);
            assert!(gateway.verify(b"\xff\xfe", hints(kind), &Context::at(NOW)).is_err());
        }
        assert!(verify(&gateway, kind, &good).is_ok());
    }
}
