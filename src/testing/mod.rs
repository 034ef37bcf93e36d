//! The gateways' own side, for tests: signed notifications, and requests checked as a gateway would check them.
//!
//! ```
//! use paychop::{Context, Gateway, Hints, Outcome, testing};
//!
//! let ubao = Gateway::from_json(
//!     r#"{"gateway":"Ubao","credentials":{"merchantId":2000213,"apiKey":"k"},"options":{"baseUrl":"https://u.example"}}"#,
//! )?;
//! let sample = testing::notification(&ubao, "recharge", r#"{"amount":"5000000"}"#, &mut Context::fixed(1_700_000_000_000, "7"))?;
//! let notification = ubao.verify(sample.body.as_bytes(), Hints::default(), &Context::at(0))?;
//! assert_eq!(notification.outcome, Outcome::Succeeded);
//! assert_eq!(notification.amount.as_deref(), Some("5"));
//! # Ok::<(), paychop::Error>(())
//! ```

use std::borrow::Cow;

use crate::contract::context::Context;
use crate::contract::error::{Breach, Code, Error, Result};
use crate::contract::notification::Data;
use crate::contract::schema::{Field, Operation, Type, Wire};
use crate::road::gateway::{Gateway, read_input};
use crate::road::protocol;
use crate::road::validate::validate;
use crate::text::form;
use crate::text::json::{Object, Value, Writer};

/// A notification as the gateway would post it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sample {
    /// Value of the `content-type` header.
    pub content_type: &'static str,
    /// The body.
    pub body: String,
}

impl Sample {
    pub(crate) fn json(body: String) -> Self {
        Self { content_type: "application/json; charset=utf-8", body }
    }

    pub(crate) fn form(fields: &Object<'_>) -> Self {
        let pairs = fields.iter().map(|(name, value)| (name, value.as_scalar().unwrap_or_default()));
        Self { content_type: "application/x-www-form-urlencoded; charset=utf-8", body: form::encode(pairs) }
    }

    /// The sample as a JSON object `{method, headers, body}`.
    pub fn to_json(&self) -> String {
        let mut out = Writer::with_capacity(self.body.len() + 128);
        out.begin_object();
        out.field("method", "POST");
        out.name("headers");
        out.begin_object();
        out.field("content-type", self.content_type);
        out.end_object();
        out.field("body", &self.body);
        out.end_object();
        out.finish()
    }
}

/// A correctly signed notification of a kind. Its data are the examples of the field table, with the given fields (a
/// JSON object) in their place; `null` leaves a field out.
pub fn notification(gateway: &Gateway, kind: &str, data: &str, context: &mut Context<'_>) -> Result<Sample> {
    let table = gateway.table();
    let mut issue = || {
        let row = table.kinds.iter().find(|row| row.name == kind).ok_or_else(|| {
            Error::at(
                Code::InvalidRequest,
                "kind",
                format_args!("{} has no notification of the kind `{kind}`", table.name),
            )
        })?;
        let given = read_input(data, gateway.options().max_bytes)?;
        let mut fields = examples(row.fields);
        let standing = gateway.protocol().sample_values(gateway, row.name, context.seconds()?);
        for (name, value) in standing.0.into_iter().chain(given.0) {
            replace(&mut fields, name, value);
        }
        gateway.protocol().issue(gateway, row.name, fields, context)
    };
    issue().map_err(|error: Error| error.of(table.id))
}

fn replace<'a>(fields: &mut Object<'a>, name: Cow<'a, str>, value: Value<'a>) {
    match (fields.0.iter_mut().find(|(own, _)| *own == name), value) {
        (Some(_), Value::Null) => drop(fields.take(&name)),
        (Some((_, own)), value) => *own = value,
        (None, value) => fields.push(name, value),
    }
}

/// The examples of a field table, each in its JSON type.
fn examples(table: &'static [Field]) -> Object<'static> {
    let mut fields = Object::default();
    for field in table {
        let value = match field.ty {
            Type::Object(inner) => Value::Object(examples(inner)),
            _ if field.example.is_empty() => continue,
            Type::Decimal { wire: Wire::Number, .. } | Type::Integer { wire: Wire::Number, .. } => {
                Value::Number(Cow::Borrowed(field.example))
            }
            _ => Value::from(field.example),
        };
        fields.push(field.name, value);
    }
    fields
}

/// A merchant's request, as the gateway sees it.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// `POST` or `GET`.
    pub method: &'a str,
    /// The whole URL.
    pub url: &'a str,
    /// The `content-type` header.
    pub content_type: Option<&'a str>,
    /// The body; empty where there is none.
    pub body: &'a str,
}

/// A request that the gateway would take.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Accepted {
    /// The operation's public name.
    pub operation: &'static str,
    /// Its fields.
    pub data: Data,
}

/// Checks a merchant's request as strictly as the gateway would: address, encoding, sign, fields and their order.
/// The error says what the gateway would object to.
pub fn check_request(gateway: &Gateway, request: &Incoming<'_>) -> Result<Accepted> {
    locate(gateway, request)
        .and_then(|(candidates, query)| gateway.protocol().unseal(gateway, request, &candidates, query))
        .map_err(|error| error.of(gateway.table().id))
}

/// The operations at the request's path, and its query.
fn locate<'a>(gateway: &Gateway, request: &Incoming<'a>) -> Result<(Vec<&'static Operation>, &'a str)> {
    let base = gateway.options().base_url.as_deref().unwrap_or_default();
    let rest = request
        .url
        .strip_prefix(base)
        .ok_or_else(|| Error::at(Code::UnknownOperation, "url", format_args!("the URL does not begin with {base}")))?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let at_path = |operation: &&Operation| {
        let own = protocol::path(operation.path, gateway.current());
        if operation.open { path.starts_with(&*own) && path.len() > own.len() } else { path == own }
    };
    let mut candidates: Vec<&'static Operation> = gateway.table().operations.iter().filter(at_path).collect();
    if candidates.iter().any(|operation| !operation.open) {
        candidates.retain(|operation| !operation.open);
    }
    match candidates.first() {
        None => Err(Error::at(Code::UnknownOperation, "url", format_args!("there is no operation at {path}"))),
        Some(operation) if operation.method != request.method => {
            Err(Error::at(Code::UnknownOperation, "method", format_args!("{path} takes {}", operation.method)))
        }
        Some(_) => Ok((candidates, query)),
    }
}

/// Checks the fields of a request whose sign is right.
pub(crate) fn accept(operation: &'static Operation, fields: Object<'_>, order_matters: bool) -> Result<Accepted> {
    let known = |name: &str| operation.fields.iter().position(|field| field.name == name);
    let places: Vec<_> = fields.iter().filter_map(|(name, _)| known(name)).collect();
    if order_matters && !places.is_sorted() {
        return Err(Error::violation("", Breach::BadFormat, "the fields are not in the order of the table"));
    }
    let data = Data::of(&fields);
    validate(operation, fields, true, None).map_err(Error::invalid_request)?;
    Ok(Accepted { operation: operation.name, data })
}

/// The error for a sign that is not right.
pub(crate) fn mismatch(field: &'static str) -> Error {
    Error::at(
        Code::SignatureMismatch,
        field,
        format_args!("`{field}` is not the sign of this content with this secret"),
    )
}

impl Accepted {
    /// The request as a JSON object `{ok, operation, data}`.
    pub fn to_json(&self) -> String {
        let mut out = Writer::with_capacity(512);
        out.begin_object();
        out.bool_field("ok", true);
        out.field("operation", self.operation);
        out.raw_field("data", self.data.as_json());
        out.end_object();
        out.finish()
    }
}
