//! A merchant at each gateway, and what the gateway would send it.

#![allow(dead_code, reason = "each test file uses a part of this")]

use paychop::schema::{GatewayTable, Role};
use paychop::{Code, Context, Error, Extras, Gateway, Hints, Notification};
use serde_json::{Value, json};

pub(crate) const NOW: i64 = 1_700_000_000_000;

/// The table of every gateway.
pub(crate) fn tables() -> impl Iterator<Item = &'static GatewayTable> {
    paychop::catalog()
}

/// The name of every gateway.
pub(crate) fn gateways() -> impl Iterator<Item = &'static str> {
    tables().map(|table| table.name)
}

pub(crate) fn table(name: &str) -> &'static GatewayTable {
    tables().find(|table| table.name == name).unwrap()
}

/// The merchant of the sandbox. What has a default is left out.
pub(crate) fn credentials(name: &str) -> Value {
    let given = table(name).credentials.iter().filter(|part| !part.sandbox.is_empty());
    given.map(|part| (part.name.to_owned(), part.sandbox.into())).collect::<serde_json::Map<_, _>>().into()
}

/// One of these.
pub(crate) fn credential(name: &str, part: &str) -> &'static str {
    table(name).credentials.iter().find(|own| own.name == part).unwrap().sandbox
}

/// The name of a secret that ends or keys the sign.
pub(crate) fn secret_of(name: &str) -> &'static str {
    let secret = table(name).credentials.iter().rfind(|part| matches!(part.role, Role::Secret));
    secret.unwrap_or_else(|| panic!("{name} has no secret")).name
}

pub(crate) fn try_gateway(name: &str, credentials: &Value, options: &Value) -> Result<Gateway, Error> {
    let mut all = json!({"baseUrl": "https://g.example"});
    all.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
    Gateway::from_json(&json!({"gateway": name, "credentials": credentials, "options": all}).to_string())
}

pub(crate) fn gateway(name: &str) -> Gateway {
    gateway_with(name, &json!({}))
}

pub(crate) fn gateway_with(name: &str, options: &Value) -> Gateway {
    try_gateway(name, &credentials(name), options).unwrap()
}

/// With samples whose text can be changed at a place.
pub(crate) fn ubao_in_json() -> Gateway {
    gateway_with("Ubao", &json!({"encoding": "json"}))
}

pub(crate) fn sample(gateway: &Gateway, kind: &str, data: &Value) -> String {
    gateway.sample(kind, &data.to_string(), &mut Context::fixed(NOW, "1234567")).unwrap().body
}

pub(crate) fn hints(kind: &str) -> Hints<'_> {
    Hints { content_type: None, kind: Some(kind) }
}

pub(crate) fn verify(gateway: &Gateway, kind: &str, body: &str) -> Result<Notification, Error> {
    gateway.verify(body.as_bytes(), hints(kind), &Context::at(NOW))
}

pub(crate) fn refused(gateway: &Gateway, kind: &str, body: &str) -> &'static str {
    verify(gateway, kind, body).unwrap_err().code().as_str()
}

/// The kind that pays the merchant: the first of the table.
pub(crate) fn main_kind(name: &str) -> &'static str {
    table(name).kinds[0].name
}

pub(crate) fn order() -> Value {
    json!({
        "merOrderNo": "A1", "clientIp": "127.0.0.1", "totalAmount": "18.37", "currency": "USDT", "description": "会员充值",
        "orderSource": "WEB", "tradeStartTime": "2023-03-31 22:03:53"
    })
}

pub(crate) fn violations(gateway: &Gateway, operation: &str, input: &Value) -> Vec<&'static str> {
    violations_of_text(gateway, operation, &input.to_string())
}

pub(crate) fn violations_of_text(gateway: &Gateway, operation: &str, input: &str) -> Vec<&'static str> {
    let operation = gateway.operation(operation).unwrap();
    let error = gateway.sign(operation, input, Extras::default(), &mut Context::fixed(NOW, "n1")).unwrap_err();
    assert_eq!(error.code(), Code::InvalidRequest, "{error}");
    assert!(error.violations().iter().all(|violation| !violation.message.is_empty()));
    error.violations().iter().map(|violation| violation.code.as_str()).collect()
}

/// An input made of the field table's own examples.
pub(crate) fn example(fields: &[paychop::schema::Field]) -> Value {
    use paychop::schema::Type;
    let value = |field: &paychop::schema::Field| match field.ty {
        Type::Objects(inner) => Some(json!([example(inner)])),
        Type::Texts => Some(json!([field.example])),
        Type::Boolean => Some(json!(field.example == "true")),
        _ if field.example.is_empty() => None,
        _ => Some(json!(field.example)),
    };
    fields
        .iter()
        .filter_map(|field| Some((field.name.to_owned(), value(field)?)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// The text of a form's value.
pub(crate) fn unescape(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => u8::from_str_radix(&String::from_utf8(rest.by_ref().take(2).collect()).unwrap(), 16).unwrap(),
            b'+' => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).unwrap()
}
