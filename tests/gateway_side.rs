//! The gateways' own side: every kind's sample verifies, every operation's request is taken, and a change is noticed.

mod common;

use paychop::Incoming;
use paychop::{Code, Context, Extras, Gateway, Hints, Outgoing, catalog};
use serde_json::json;

use common::{NOW, example, gateway, verify};

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
            let changed = other_digit(&sample.body);
            let error = gateway.verify(changed.as_bytes(), hints, &Context::at(NOW)).unwrap_err();
            assert_eq!(error.code(), Code::SignatureMismatch, "{changed}");
        }
    }
}

/// The npm package's types promise it, as far as they are made of the tables.
#[test]
fn a_notification_says_what_the_row_of_its_kind_says() {
    for table in catalog() {
        for kind in table.kinds {
            let sample = gateway(table.name).sample(kind.name, "{}", &mut Context::new(NOW, &mut random())).unwrap();
            let told = verify(&gateway(table.name), kind.name, &sample.body).unwrap();
            let (meaning, which) = (kind.meaning, format!("{} {}", table.id, kind.name));
            if meaning.directions.is_none() {
                assert_eq!(told.direction, meaning.direction, "{which}");
                if kind.status.is_none() {
                    assert_eq!(told.outcome, meaning.outcome, "{which}");
                }
            }
            for (name, comes) in [
                (meaning.amount, told.amount.is_some()),
                (meaning.currency, told.currency.is_some()),
                (meaning.fixed_currency, told.currency.as_deref() == Some(meaning.fixed_currency)),
                (meaning.merchant_order, told.merchant_order_id.is_some()),
                (meaning.gateway_order, told.gateway_order_id.is_some()),
            ] {
                assert!(comes || name.is_empty(), "{which}: {name}");
            }
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
    let changed_body = other_digit(body);
    let changed_url = if body.is_empty() { url.replacen("appKey=", "appKey=x", 1) } else { url.to_owned() };
    let changed = Incoming { url: &changed_url, body: &changed_body, ..incoming };
    let error = gateway.check_request(&changed, &now).unwrap_err();
    let expected = match gateway.table().id {
        // The cipher text does not decrypt any more.
        "bibao" => Code::MalformedBody,
        // The first digit is of `merchantId`, which nothing signs.
        "ubao" => Code::WrongMerchant,
        _ => Code::SignatureMismatch,
    };
    assert_eq!(error.code(), expected, "{operation}: {error}");
}

/// The text with its first digit changed into another, and never into a leading zero.
fn other_digit(text: &str) -> String {
    // The digits of an escape in a form are none of the text's.
    let escaped = |at: usize| text[at.saturating_sub(2)..at].contains('%');
    let free = (0..text.len()).find(|at| text.as_bytes()[*at].is_ascii_digit() && !escaped(*at));
    // Where all is escaped, `%38` is the digit 8.
    let at = free.or_else(|| text.find("%38").map(|at| at + 2));
    let Some(at) = at else { return text.to_owned() };
    let other = if text.as_bytes()[at] == b'9' { "8" } else { "9" };
    [&text[..at], other, &text[at + 1..]].concat()
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
