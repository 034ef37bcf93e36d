//! The gateways' own side, for tests: signed notifications, and requests checked as a gateway would check them.

pub(crate) mod clock;

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::contract::context::Context;
use crate::contract::data::Data;
use crate::contract::error::{Code, Error, Result, ViolationCode};
use crate::contract::schema::{Charset, Field, Kind, Operation, Type, Wire};
use crate::contract::testing::{Accepted, Incoming, Sample};
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::road::envelope::{self, Body};
use crate::road::explain::Trace;
use crate::road::gateway::{Gateway, read_input};
use crate::road::message::Message;
use crate::road::protocol::{self, Draft, Inbound};
use crate::road::validate::{Rules, validate};
use crate::sign::sign_string::SignString;
use crate::text::form;
use crate::text::json::{self, Object, Value};
use crate::text::time::Beijing;

use clock::Time;

/// The gateway's side of a protocol. Every hook is a step of what this file does for all of them.
pub(crate) trait GatewaySide: Inbound {
    /// Values of a sample that no table can know. `now` is in Unix seconds.
    fn sample_values(&self, _keys: &Keys, _kind: &'static str, _now: i64) -> Object<'static> {
        Object::default()
    }

    /// A notification that lacks its signature.
    fn sample<'a>(
        &self,
        merchant: Merchant<'a>,
        kind: &'static Kind,
        data: Object<'a>,
        context: &mut Context<'_>,
    ) -> Result<Draft<'a>>;

    /// Whether the gateway reads the letters of a path in either case, and takes GET for what is documented as POST.
    fn is_lenient(&self) -> bool {
        false
    }

    /// Takes a merchant's request apart and checks its signature. It ends with [`Arrival::accept`].
    fn unseal(&self, arrival: &Arrival<'_>) -> Result<Accepted>;
}

/// A request with a valid signature, whose merchant, time and fields are still to be checked.
pub(crate) struct Unsealed<'a> {
    pub(crate) operation: &'static Operation,
    /// The field that names the merchant, and whom it names.
    pub(crate) merchant: (&'static str, Option<&'a str>),
    /// The signed time, where there is one.
    pub(crate) time: Option<Time>,
    /// The fields of the operation.
    pub(crate) fields: Object<'a>,
    /// Whether the gateway wants them in the order of its table.
    pub(crate) in_order: bool,
}

/// A merchant's request, at the operations of its path.
pub(crate) struct Arrival<'r> {
    gateway: &'r Gateway,
    pub(crate) request: &'r Incoming<'r>,
    /// At least one.
    pub(crate) candidates: Vec<&'static Operation>,
    /// What stands behind the `?` of its URL.
    pub(crate) query: &'r str,
    /// The gateway's clock, in Unix seconds.
    pub(crate) now: i64,
}

impl Arrival<'_> {
    pub(crate) fn keys(&self) -> &Keys {
        self.gateway.current()
    }

    pub(crate) fn merchant(&self) -> Merchant<'_> {
        self.gateway.merchant()
    }

    /// The text that the signature of a message covers, by the rule for notifications.
    pub(crate) fn sign_string(&self, message: &Message<'_>) -> SignString {
        self.gateway.sign_string(message, self.keys())
    }

    /// Whether this is the signature of this text.
    pub(crate) fn is_sign_of(&self, claimed: &str, sign_string: &SignString) -> bool {
        self.gateway.digest(sign_string, self.keys()).matches(claimed)
    }

    /// The signature that the request claims must be the one of its content.
    pub(crate) fn check_sign(&self, field: &'static str, claimed: &str, sign_string: &SignString) -> Result<()> {
        if self.is_sign_of(claimed, sign_string) { Ok(()) } else { Err(mismatch(field)) }
    }

    /// Checks what is left once the signature is valid: the merchant that is named must be the one whose secret signed
    /// it, the time near the gateway's, and the fields those of the operation.
    pub(crate) fn accept(&self, unsealed: Unsealed<'_>) -> Result<Accepted> {
        let Unsealed { operation, merchant: (field, named), time, fields, in_order } = unsealed;
        if named != Some(self.keys().identity()) {
            return Err(Error::at(Code::WrongMerchant, field, format_args!("`{field}` is another merchant's")));
        }
        if let Some(time) = time {
            clock::check(time, self.now)?;
        }
        let known = |name: &str| operation.fields.iter().position(|field| field.name == name);
        let places: Vec<_> = fields.iter().filter_map(|(name, _)| known(name)).collect();
        if in_order && !places.is_sorted() {
            return Err(Error::violation("", ViolationCode::BadFormat, "the fields are not in the order of the table"));
        }
        // An instant with a zone is the package's own; the gateway takes its own form alone.
        let is_time = |name: &str| {
            let field = operation.fields.iter().find(|field| field.name == name);
            field.is_some_and(|field| matches!(field.ty, Type::Text { charset: Charset::DateTime, .. }))
        };
        let wrong = |(name, value): &(&str, &Value<'_>)| {
            is_time(name) && value.as_text().is_none_or(|text| Beijing::parse_spaced(text).is_none())
        };
        if let Some((name, _)) = fields.iter().find(wrong) {
            let message = format_args!("`{name}` must be Beijing time, as 2025-03-31 22:03:53");
            return Err(Error::violation(name, ViolationCode::BadFormat, message));
        }
        let data = Data::of(&fields);
        let rules =
            Rules { strict: true, floats: false, identity: self.keys().identity(), reserved: &[], signed: None };
        validate(operation, fields, rules).map_err(Error::invalid_request)?;
        Ok(Accepted { operation: operation.name, data })
    }
}

/// A correctly signed notification of a kind, made of the examples of the field table, with the given fields (a JSON
/// object) in their place; `null` leaves a field out.
pub(crate) fn sample(
    side: &dyn GatewaySide,
    gateway: &Gateway,
    kind: &str,
    data: &str,
    context: &mut Context<'_>,
) -> Result<Sample> {
    let table = gateway.table();
    let row = table.kind(kind).ok_or_else(|| {
        let names: Vec<_> = table.kinds.iter().map(|row| row.name).collect();
        let message =
            format_args!("{} has no notification of the kind `{kind}`, only {}", table.name, names.join(", "));
        Error::at(Code::InvalidRequest, "kind", message)
    })?;
    let given = read_input(data, gateway.options().max_bytes)?;
    let mut fields = examples(row.fields);
    let standing = side.sample_values(gateway.current(), row.name, context.seconds()?);
    for (name, value) in standing.0.into_iter().chain(given.0) {
        replace(&mut fields, name, value);
    }
    let draft = side.sample(gateway.merchant(), row, fields, context)?;
    let sign_field = row.sign_field.unwrap_or(table.signing.field);
    let sealed = gateway.seal_draft(gateway.current(), draft, sign_field, &mut Trace::off());
    Ok(match sealed.body {
        Body::Json => Sample { content_type: json::CONTENT_TYPE, body: json::print(&sealed.envelope) },
        _ => Sample { content_type: form::CONTENT_TYPE, body: envelope::pairs(&sealed.envelope) },
    })
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

/// Checks a merchant's request as the gateway would: address, encoding, sign, time, fields and their order. The error
/// says what the gateway would object to.
pub(crate) fn check_request(
    side: &dyn GatewaySide,
    gateway: &Gateway,
    request: &Incoming<'_>,
    context: &Context<'_>,
) -> Result<Accepted> {
    let (candidates, query) = locate(side, gateway, request)?;
    let now = context.seconds()?;
    side.unseal(&Arrival { gateway, request, candidates, query, now })
}

/// The operations at the request's path, and its query.
fn locate<'a>(
    side: &dyn GatewaySide,
    gateway: &Gateway,
    request: &Incoming<'a>,
) -> Result<(Vec<&'static Operation>, &'a str)> {
    let base = gateway.options().base_url.as_deref().unwrap_or_default();
    let rest = request
        .url
        .strip_prefix(base)
        .ok_or_else(|| Error::at(Code::UnknownOperation, "url", format_args!("the URL does not begin with {base}")))?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let at_path = |operation: &&Operation| {
        let own = protocol::path(operation.path, gateway.current());
        match operation.open {
            true => path.starts_with(&*own) && path.len() > own.len(),
            false if side.is_lenient() => path.eq_ignore_ascii_case(&own),
            false => path == own,
        }
    };
    let mut candidates: Vec<&'static Operation> = gateway.table().operations.iter().filter(at_path).collect();
    if candidates.iter().any(|operation| !operation.open) {
        candidates.retain(|operation| !operation.open);
    }
    match candidates.first() {
        None => Err(Error::at(Code::UnknownOperation, "url", format_args!("there is no operation at {path}"))),
        Some(operation) if operation.method != request.method && !(side.is_lenient() && request.method == "GET") => {
            Err(Error::at(Code::UnknownOperation, "method", format_args!("{path} takes {}", operation.method)))
        }
        Some(_) => Ok((candidates, query)),
    }
}

/// The error for a signature that is not right.
pub(crate) fn mismatch(field: &'static str) -> Error {
    Error::at(
        Code::SignatureMismatch,
        field,
        format_args!("`{field}` is not the signature of this content with this secret"),
    )
}
