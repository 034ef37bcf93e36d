//! The gateways' own side: every kind's sample verifies, every operation's request is taken, and a change is noticed.

mod common;

use paychop::Incoming;
use paychop::{Code, Context, Extras, Gateway, Hints, Outgoing, catalog};
use serde_json::json;

use common::{NOW, example, gateway};

fn random() -> impl FnMut(&mut [u8]) {
    let mut state = 7_u32;
    move |bytes| {
        for byte in bytes {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = state.to_be_bytes()[0];
        }
    }
}

#[test]
fn every_kind_of_notification_verifies_and_a_changed_one_does_not() {
    for table in catalog() {
        let gateway = gateway(table.name);
        for kind in table.kinds {
            let sample = gateway.sample(kind.name, "{}", &mut Context::new(NOW, &mut random())).unwrap();
            let hints = Hints { content_type: Some(sample.content_type), kind: Some(kind.name) };
            let notification = gateway.verify(sample.body.as_bytes(), hints, &Context::at(NOW)).unwrap();
            assert_eq!((notification.gateway, notification.kind), (table.id, kind.name));
            let changed = sample.body.replacen(char::is_numeric, "x", 1);
            assert!(gateway.verify(changed.as_bytes(), hints, &Context::at(NOW)).is_err(), "{changed}");
        }
    }
}

#[test]
fn every_operation_is_taken_as_the_examples_of_its_table_have_it() {
    for table in catalog() {
        let gateway = gateway(table.name);
        for operation in table.operations {
            let (input, extras) = if operation.open {
                (
                    json!({"localOrderId": "1", "amount": "2.50", "list": ["a"], "deep": {"n": 1}}),
                    Extras { path: Some("/wallet-trade-merchant/v1/x/y"), ..Extras::default() },
                )
            } else {
                (example(operation.fields), Extras::default())
            };
            let signed = gateway.sign(operation, &input.to_string(), extras, &mut Context::new(NOW, &mut random()));
            let request = match signed.unwrap_or_else(|error| panic!("{}: {error}", operation.name)) {
                Outgoing::Request(request) => request,
                Outgoing::Form(form) => {
                    let body: Vec<_> =
                        form.fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
                    check(&gateway, operation.name, form.method, &form.url, &body.join("&"));
                    continue;
                }
            };
            check(&gateway, operation.name, request.method, &request.url, request.body.as_deref().unwrap_or_default());
        }
    }
}

fn escape(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| out + &format!("%{byte:02x}"))
}

fn check(gateway: &Gateway, operation: &str, method: &str, url: &str, body: &str) {
    let incoming = Incoming { method, url, content_type: None, body };
    let now = Context::at(NOW);
    let accepted =
        gateway.check_request(&incoming, &now).unwrap_or_else(|error| panic!("{operation}: {error}\n{body}"));
    assert_eq!(accepted.operation, operation);
    let error = gateway.check_request(&Incoming { method: "PUT", ..incoming }, &now).unwrap_err();
    assert_eq!(error.code(), Code::UnknownOperation);
    // Any digit of the signed part that is changed is noticed.
    let changed_body = body.replacen(char::is_numeric, "x", 1);
    let changed_url = if body.is_empty() { url.replacen("appKey=", "appKey=x", 1) } else { url.to_owned() };
    assert!(gateway.check_request(&Incoming { url: &changed_url, body: &changed_body, ..incoming }, &now).is_err());
}

#[test]
fn overrides_take_the_place_of_the_examples() {
    let gateway = gateway("Vpay");
    let data = r#"{"amount":22.70,"status":"FAIL","merchantUserId":null,"fresh":[1]}"#;
    let sample = gateway.sample("withdraw", data, &mut Context::at(NOW)).unwrap();
    let notification = gateway.verify(sample.body.as_bytes(), Hints::default(), &Context::at(NOW)).unwrap();
    assert_eq!(notification.amount.as_ref().map(paychop::Decimal::as_str), Some("22.7"));
    assert_eq!(notification.data.get("status").as_deref(), Some("FAIL"));
    let unknown = gateway.sample("otc", "{}", &mut Context::at(NOW)).unwrap_err();
    assert_eq!(unknown.code(), Code::InvalidRequest);
}
