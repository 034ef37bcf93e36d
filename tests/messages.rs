//! Messages for people: what came, what was expected with an example of the right form, what to do.

mod common;

use common::*;
use paychop::{Context, Extras, Hints};
use serde_json::{Value, json};

/// Every violation's message of an input, one to a line.
fn said(gateway: &str, operation: &str, input: &Value) -> String {
    let gateway = gateway_with(gateway, &json!({}));
    let error = gateway.sign(operation, &input.to_string(), Extras::default(), &mut Context::fixed(NOW, "n1"));
    let error = error.unwrap_err();
    error.violations().iter().map(|violation| violation.message.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_request_is_told_what_came_and_what_was_expected() {
    let with = |field: &str, value: Value| {
        let mut order = order();
        order[field] = value;
        order
    };
    for (input, expected) in [
        (with("merOrderNo", json!("A-1")), "`merOrderNo` has `-`; only ASCII letters and digits are allowed"),
        (with("merOrderNo", json!("A 1")), "`merOrderNo` has a space; only ASCII letters and digits are allowed"),
        (with("merOrderNo", json!(5)), "`merOrderNo` is a number; it must be a string, such as "),
        (
            with("merOrderNo", Value::Null),
            "`merOrderNo` is null (a number that is not finite becomes null in JSON); it must be a string",
        ),
        (with("totalAmount", json!("1,5")), "`totalAmount` (1,5) must be a decimal such as 18.37"),
        (with("totalAmount", json!("1.005")), "`totalAmount` (1.005) may have at most 2 digits after the point"),
        (with("totalAmount", json!("0")), "`totalAmount` (0) must be above zero"),
        (
            with("tradeStartTime", json!("2025-03-31T22:03:53")),
            "`tradeStartTime` (2025-03-31T22:03:53) has no zone: give Beijing time as 2025-03-31 22:03:53, or an instant with its zone as 2025-03-31T14:03:53Z",
        ),
        (
            with("tradeStartTime", json!("2025-03-31T14:03:53.0000Z+0")),
            "is not a valid date and time: give Beijing time as",
        ),
        (with("MerOrderNo", json!("A1")), "`MerOrderNo` is not a field of this operation: write it as `merOrderNo`"),
        (with("colour", json!("A1")), "`colour` is not a field of this operation: check its spelling, or leave it out"),
        (with("notifyUrl", json!("shop.example")), "`notifyUrl` must be a URL such as https://shop.example/notify"),
    ] {
        let said = said("Basicex", "precreate", &input);
        assert!(said.contains(expected), "{said}\nlacks {expected}");
    }
    let missing = said("Basicex", "precreate", &json!({}));
    assert!(missing.contains("`merOrderNo` is missing: give a string, such as "), "{missing}");
    assert_eq!(said("Basicex", "query", &json!({})), "give at least one of `merOrderNo`, `orderNo`");
    let long = said("Basicex", "precreate", &with("merOrderNo", json!("A".repeat(33))));
    assert_eq!(long, "`merOrderNo` has 33 characters, and at most 32 are allowed");
}

#[test]
fn what_is_no_json_is_told_apart() {
    let vpay = gateway("Vpay");
    for (text, expected) in [
        ("<!doctype html><title>404</title>", "is a web page (HTML or XML): check the address"),
        ("", "the body is empty"),
        (r#"{"code":0,"data":{"#, "ends too early, after 18 bytes of JSON"),
        ("[1]", "the body is a list; expected a JSON object"),
        ("404 page not found, sorry", "the body is not JSON: it begins with `404 page not found, …`"),
        ("code=0&message=ok", "the body is not JSON: it begins with `code=0&message=ok`"),
        (r#"{"code":0,"code":1}"#, "has a duplicate field"),
    ] {
        let error = vpay.parse_response("createFixedCustomRate", text).unwrap_err();
        assert!(error.message().contains(expected), "{}\nlacks {expected}", error.message());
    }
    let input = vpay.sign("createFixedCustomRate", "{", Extras::default(), &mut Context::at(NOW)).unwrap_err();
    assert!(input.message().starts_with("the input is not valid JSON"), "{}", input.message());
}

#[test]
fn option_errors_list_the_options() {
    let refused =
        |name: &str, options: &Value| try_gateway(name, &credentials(name), options).unwrap_err().message().to_owned();
    assert!(
        refused("Vpay", &json!({"bizField": "x"}))
            .contains("its options are baseUrl, maxBytes, strict, previous, toleranceSeconds, listForm")
    );
    assert!(refused("Vpay", &json!({"baseUrl": "v.example"})).contains("such as https://api.example.com"));
    assert!(refused("Vpay", &json!({"listForm": "x"})).contains("must be one of braces, bare, json"));
    let operation = gateway("Lianhe").operation("refund").unwrap_err().message().to_owned();
    assert!(operation.contains("it has payPage, pay, paymentQuery, payout, payoutQuery, balance"), "{operation}");
    let mut empty = credentials("Vpay");
    empty["secret"] = json!("");
    assert!(
        try_gateway("Vpay", &empty, &json!({})).unwrap_err().message().contains("is its environment variable set?")
    );
}

#[test]
fn a_notification_is_told_what_was_expected() {
    let refused = |name: &str, data: &Value| {
        let gateway = gateway(name);
        let body = sample(&gateway, main_kind(name), data);
        verify(&gateway, main_kind(name), &body).unwrap_err().message().to_owned()
    };
    assert!(
        refused("Vpay", &json!({"orderId": 77.5}))
            .contains("`orderId` is a number (77.5); expected a string or a whole number, such as ")
    );
    assert!(refused("Vpay", &json!({"type": "REFUND"})).contains("must be PAYMENT or WITHDRAW"));
    assert!(refused("Ubao", &json!({"amount": "1.5"})).contains("such as "));
    let late = gateway_with("Vpay", &json!({"toleranceSeconds": 60}));
    let body = sample(&late, "payment", &json!({"notifyTime": NOW - 3_600_000}));
    let error = late.verify(body.as_bytes(), Hints::default(), &Context::at(NOW)).unwrap_err();
    assert!(
        error
            .message()
            .contains("`notifyTime` is 1 h 0 min behind this machine's clock, and `toleranceSeconds` allows 60 s"),
        "{error}"
    );
}
