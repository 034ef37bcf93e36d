//! The golden vectors, computed with other implementations, through the public interface of the crate.

mod common;

use common::unescape;
use include_dir::{Dir, include_dir};
use paychop::{Context, Error, Extras, Gateway, Hints, Outcome, Outgoing};
use serde_json::{Value, json};
/// In wasm too, where numbers have other sizes.
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn gateway(name: &str, case: &Value) -> Gateway {
    let options = case
        .get("options")
        .cloned()
        .unwrap_or_else(|| if name == "Basicex" { json!({}) } else { json!({"baseUrl": "https://gateway.example"}) });
    let config = json!({"gateway": name, "credentials": case["credentials"], "options": options});
    Gateway::from_json(&config.to_string()).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The vectors give numbers as text where their digits matter.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(k, v)| b.get(k).is_some_and(|w| same(v, w)))
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(v, w)| same(v, w)),
        (Value::Number(a), Value::String(b)) => a.to_string() == *b,
        (a, b) => a == b,
    }
}

fn form(body: &str) -> Value {
    let pairs = body.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs.map(|(name, value)| (name.to_owned(), Value::from(unescape(value)))).collect::<serde_json::Map<_, _>>().into()
}

fn check_request(name: &str, case: &Value) {
    let gateway = gateway(name, case);
    let operation = gateway.operation(text(&case["op"])).unwrap();
    let nonce = match case.get("nonce") {
        Some(nonce) => text(nonce).to_owned(),
        None => [text(&case["keyA"]), text(&case["keyC"])].concat(),
    };
    let now = case.get("now").and_then(Value::as_i64).unwrap_or(0);
    let input = case["input"].to_string();
    let signed = gateway.sign(operation, &input, Extras::default(), &mut Context::fixed(now, &nonce));
    if let Some(expected) = case.get("error") {
        let error = signed.unwrap_err();
        let codes: Vec<_> =
            error.violations().iter().map(|violation| violation.code.as_str()).chain([error.code().as_str()]).collect();
        assert!(codes.contains(&text(expected)), "{case}\n{error:?}");
        return;
    }
    let explained = gateway.explain(operation, &input, Extras::default(), &mut Context::fixed(now, &nonce)).unwrap();
    let mut masked = text(&case["signString"]).to_owned();
    for (key, value) in case["credentials"].as_object().unwrap() {
        if let Some(secret) = value.as_str().filter(|_| key != gateway.table().credentials[0].name) {
            masked = masked.replace(secret, &format!("<{key}>"));
        }
    }
    assert_eq!(explained.sign_string.masked(), masked);
    assert_eq!(explained.sign, text(&case["sign"]));
    if let Some(plaintext) = case.get("plaintext") {
        let step = explained.steps.iter().find(|step| step.name == "plaintext").unwrap();
        assert_eq!(step.value, text(plaintext));
    }
    let (url, envelope) = match signed.unwrap() {
        Outgoing::Request(request) => {
            let body = request.body.as_deref().unwrap_or("null");
            let envelope =
                if body.starts_with('{') || body == "null" { serde_json::from_str(body).unwrap() } else { form(body) };
            (request.url, envelope)
        }
        Outgoing::Form(form) if name == "Basicex" => {
            let [(field, data)] = form.fields.as_slice() else { panic!("one field") };
            assert_eq!(*field, "data");
            (form.url, serde_json::from_str(data).unwrap())
        }
        Outgoing::Form(form) => (
            form.url,
            form.fields.into_iter().map(|(k, v)| (k.into_owned(), v.into())).collect::<serde_json::Map<_, _>>().into(),
        ),
    };
    assert_eq!(url, text(&case["url"]));
    // On the wire a number is no text.
    assert_eq!(&envelope, case.get("envelope").unwrap_or(&Value::Null), "{case}");
}

fn check_notification(name: &str, case: &Value) {
    let gateway = gateway(name, case);
    let hints = Hints { content_type: case["contentType"].as_str(), kind: case["notificationKind"].as_str() };
    let raw = text(&case["raw"]).as_bytes();
    let verified = gateway.verify(raw, hints, &Context::at(0));
    if let Some(expected) = case.get("error") {
        let code = verified.unwrap_err().code().as_str();
        let expected = expected.as_array().cloned().unwrap_or_else(|| vec![expected.clone()]);
        assert!(expected.iter().any(|one| one == code), "{code} for {case}");
        return;
    }
    let notification = verified.unwrap_or_else(|error| panic!("{error} for {case}"));
    let data: Value = serde_json::from_str(notification.data.as_json()).unwrap();
    assert!(same(&data, &case["data"]), "{data}\n{case}");
    let unsigned: Value = serde_json::from_str(notification.unsigned.as_json()).unwrap();
    assert_eq!(&unsigned, case.get("unsigned").unwrap_or(&json!({})));
    match case["succeeded"].as_bool() {
        None => assert_eq!(notification.outcome, Outcome::Info),
        Some(succeeded) => assert_eq!(notification.outcome == Outcome::Succeeded, succeeded, "{case}"),
    }
    if let Some(amount) = case.get("amountDecimal") {
        assert_eq!(notification.amount.as_ref().map(paychop::Decimal::as_str), amount.as_str());
    }
    let explained = gateway.explain_notification(raw, hints).unwrap();
    assert_eq!(explained.sign, text(&case["sign"]).to_owned());
}

fn check(name: &str, case: &Value) {
    match case["kind"].as_str() {
        Some("request") => check_request(name, case),
        Some("notification") => check_notification(name, case),
        Some("reply") => check_reply(name, case),
        other => panic!("an unknown kind of vector: {other:?}"),
    }
}

fn check_reply(name: &str, case: &Value) {
    let reply = || -> Result<_, Error> {
        gateway(name, case).reply(text(&case["notificationKind"]), 0, &case["input"].to_string())
    };
    if let Some(expected) = case.get("error") {
        let error = reply().unwrap_err();
        assert_eq!(error.violations()[0].code.as_str(), text(expected), "{case}");
        return;
    }
    let body: Value = serde_json::from_str(&reply().unwrap().body).unwrap();
    assert_eq!(body["Sign"], case["sign"]);
}

/// In the module, for the tests in wasm cannot read files.
static VECTORS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/vectors");

#[test]
fn every_vector_of_every_gateway() {
    for table in paychop::catalog() {
        let file = format!("{}.json", table.id);
        let vectors = VECTORS.get_file(&file).unwrap_or_else(|| panic!("tests/vectors has no {file}"));
        let cases: Vec<Value> = serde_json::from_slice(vectors.contents()).unwrap();
        for kind in ["request", "notification"] {
            assert!(cases.iter().any(|case| case["kind"] == kind), "{file} has no {kind}");
        }
        for case in &cases {
            check(table.name, case);
        }
    }
}

#[test]
fn every_gateway_has_credentials() {
    for table in paychop::catalog() {
        assert_eq!(common::gateway(table.name).table().id, table.id);
    }
}
