//! The users of the list of gateways: a gateway by its name, a diagnosis, the gateway's side.

#[cfg(any(feature = "diagnose", feature = "testing"))]
use crate::contract::context::Context;
#[cfg(feature = "diagnose")]
use crate::contract::diagnosis::Diagnosis;
use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::GatewayTable;
#[cfg(feature = "testing")]
use crate::contract::testing::{Accepted, Incoming, Sample};
#[cfg(feature = "diagnose")]
use crate::diagnose::{self, Asked, Mistakes};
use crate::gateways;
use crate::merchant::options::Options;
use crate::road::gateway::Gateway;
#[cfg(feature = "diagnose")]
use crate::road::inward::Hints;
use crate::road::protocol::Road;
#[cfg(feature = "testing")]
use crate::testing::{self, GatewaySide};
use crate::text::json::{self, Object, Value};
use alloc::vec::Vec;

/// One gateway: its road, what is easily done wrong with it, and its own side.
struct Row {
    protocol: &'static dyn Road,
    #[cfg(feature = "diagnose")]
    mistakes: &'static dyn Mistakes,
    #[cfg(feature = "testing")]
    side: &'static dyn GatewaySide,
}

macro_rules! rows {
    ($($module:ident $protocol:ident),+) => {
        &[$(Row {
            protocol: &gateways::$module::$protocol,
            #[cfg(feature = "diagnose")]
            mistakes: &gateways::$module::$protocol,
            #[cfg(feature = "testing")]
            side: &gateways::$module::$protocol,
        }),+]
    };
}

/// Every gateway, in the order of the documentation.
static GATEWAYS: &[Row] = gateways::each!(rows);

/// A gateway by its name, `Basicex`, or its identifier, `basicex`.
fn row_of(name: &str) -> Option<&'static Row> {
    GATEWAYS.iter().find(|row| row.protocol.table().name == name || row.protocol.table().id == name)
}

/// The tables of all gateways: operations, notifications, credentials and signing rules.
///
/// ```
/// let lianhe = paychop::catalog().find(|table| table.name == "Lianhe").unwrap();
/// assert!(lianhe.operations.iter().any(|operation| operation.name == "payPage"));
/// ```
pub fn catalog() -> impl Iterator<Item = &'static GatewayTable> {
    GATEWAYS.iter().map(|row| row.protocol.table())
}

impl Gateway {
    /// A gateway by its name, with credentials and options by their public names: `{gateway, credentials, options?}`.
    ///
    /// # Errors
    ///
    /// - [`Code::InvalidCredentials`]: a credential is missing or invalid, or `previous` names another merchant.
    /// - [`Code::InvalidOptions`]: the text is not such an object, there is no such gateway, or an option is unknown or
    ///   invalid.
    ///
    /// ```
    /// use paychop::Gateway;
    ///
    /// let gateway = Gateway::from_json(
    ///     r#"{"gateway":"Ubao","credentials":{"merchantId":2000213,"apiKey":"k"},"options":{"baseUrl":"https://u.example"}}"#,
    /// )?;
    /// assert_eq!(gateway.table().id, "ubao");
    /// # Ok::<(), paychop::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        let Ok(Value::Object(mut config)) = json::read(text) else {
            let message = "credentials and options must be objects of strings, numbers and booleans";
            return Err(Error::new(Code::InvalidOptions, message));
        };
        let name = config.take("gateway");
        let name = name.as_ref().and_then(Value::as_text).unwrap_or_default();
        let row = row_of(name).ok_or_else(|| {
            let names: Vec<_> = catalog().map(|table| table.name).collect();
            let names = names.join(", ");
            Error::new(Code::InvalidOptions, format_args!("there is no gateway of this name; there are {names}"))
        })?;
        Self::of_config(row.protocol, config).map_err(|e| e.of(row.protocol.table().id))
    }

    fn of_config(protocol: &'static dyn Road, mut config: Object<'_>) -> Result<Self> {
        let credentials = section(&mut config, "credentials", Code::InvalidCredentials)?;
        let options = section(&mut config, "options", Code::InvalidOptions)?;
        let previous = match options.get("previous") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::List(list)) => list.iter().map(credentials_of).collect::<Result<Vec<_>>>()?,
            Some(_) => {
                return Err(Error::at(Code::InvalidOptions, "previous", PREVIOUS));
            }
        };
        let options = Options::read(protocol.table(), &options)?;
        Self::new(protocol, &credentials, &previous, options)
    }

    #[cfg(any(feature = "diagnose", feature = "testing"))]
    fn row(&self) -> &'static Row {
        match row_of(self.table().id) {
            Some(row) => row,
            None => unreachable!("a gateway is made of a protocol of this list"),
        }
    }

    /// Reports why a notification does not verify, and the fix. It can compute several ten thousand digests: call it only
    /// for failures, with a rate limit.
    ///
    /// ```
    /// use paychop::{Context, Gateway, Hints};
    ///
    /// // The gateway signs with `s`.
    /// let lianhe = Gateway::from_json(
    ///     r#"{"gateway":"Lianhe","credentials":{"appKey":"a","secretKey":"S"},"options":{"baseUrl":"https://l.example"}}"#,
    /// )?;
    /// let posted = "amount=100.00&appKey=a&mrn=A1&sign=43f5de968275071c539c119e243ffa3e";
    /// let found = lianhe.diagnose(posted.as_bytes(), Hints::default(), &Context::at(1_700_000_000_000));
    /// assert_eq!(found.findings[0].code.as_str(), "secret_case");
    /// # Ok::<(), paychop::Error>(())
    /// ```
    #[cfg(feature = "diagnose")]
    pub fn diagnose(&self, raw: &[u8], hints: Hints<'_>, context: &Context<'_>) -> Diagnosis {
        let tables: Vec<_> = catalog().collect();
        let asked = Asked { gateway: self, mistakes: self.row().mistakes, tables: &tables };
        diagnose::diagnose(asked, raw, hints, context)
    }

    /// A correctly signed notification of a kind, as the gateway would send it. Its data are the examples of the field
    /// table. `data` is a JSON object of fields that replace them; `null` omits a field.
    ///
    /// # Errors
    ///
    /// - [`Code::InvalidRequest`]: the gateway has no such kind, or `data` is not a JSON object.
    /// - [`Code::InvalidOptions`]: the time or the nonce of the context is missing or invalid.
    ///
    /// ```
    /// use paychop::{Context, Gateway, Hints, Outcome};
    ///
    /// let ubao = Gateway::from_json(
    ///     r#"{"gateway":"Ubao","credentials":{"merchantId":2000213,"apiKey":"k"},"options":{"baseUrl":"https://u.example"}}"#,
    /// )?;
    /// let mut context = Context::fixed(1_700_000_000_000, "7");
    /// let sample = ubao.sample("recharge", r#"{"amount":"5000000"}"#, &mut context)?;
    /// let hints = Hints { content_type: Some(sample.content_type), ..Hints::default() };
    /// let notification = ubao.verify(sample.body.as_bytes(), hints, &Context::at(0))?;
    /// assert_eq!(notification.outcome, Outcome::Succeeded);
    /// assert_eq!(notification.amount.unwrap().to_string(), "5");
    /// # Ok::<(), paychop::Error>(())
    /// ```
    #[cfg(feature = "testing")]
    pub fn sample(&self, kind: &str, data: &str, context: &mut Context<'_>) -> Result<Sample> {
        testing::sample(self.row().side, self, kind, data, context).map_err(|error| error.of(self.table().id))
    }

    /// Checks a merchant's request as the gateway would: URL, encoding, signature, time, fields and, if the gateway
    /// requires it, their order.
    ///
    /// # Errors
    ///
    /// - [`Code::UnknownOperation`]: the base URL, the path or the method is wrong.
    /// - [`Code::MalformedBody`], [`Code::DuplicateField`], [`Code::AmbiguousField`], [`Code::MissingField`]: the request
    ///   cannot be read.
    /// - [`Code::MissingSignature`], [`Code::SignatureMismatch`]: the signature is missing or invalid.
    /// - [`Code::WrongMerchant`]: the request names another merchant.
    /// - [`Code::TimestampOutOfTolerance`]: the signed time differs from the context's by more than half an hour.
    /// - [`Code::InvalidRequest`]: the fields violate the field table; with all violations.
    ///
    /// ```
    /// use paychop::{Context, Extras, Gateway, Incoming, Outgoing};
    ///
    /// let lianhe = Gateway::from_json(
    ///     r#"{"gateway":"Lianhe","credentials":{"appKey":"a","secretKey":"s"},"options":{"baseUrl":"https://l.example"}}"#,
    /// )?;
    /// let now = Context::at(1_700_000_000_000);
    /// let signed = lianhe.sign("payoutQuery", r#"{"mrn":"A1"}"#, Extras::default(), &mut Context::at(1_700_000_000_000))?;
    /// let Outgoing::Request(request) = signed else { unreachable!("a query is no form") };
    /// let body = request.body.as_deref().unwrap_or_default();
    /// let incoming = Incoming { method: request.method, url: &request.url, content_type: request.content_type, body };
    /// assert_eq!(lianhe.check_request(&incoming, &now)?.operation, "payoutQuery");
    /// let changed = request.url.replace("A1", "A2");
    /// assert!(lianhe.check_request(&Incoming { url: &changed, ..incoming }, &now).is_err());
    /// # Ok::<(), paychop::Error>(())
    /// ```
    #[cfg(feature = "testing")]
    pub fn check_request(&self, request: &Incoming<'_>, context: &Context<'_>) -> Result<Accepted> {
        testing::check_request(self.row().side, self, request, context).map_err(|error| error.of(self.table().id))
    }
}

fn section<'a>(config: &mut Object<'a>, name: &'static str, code: Code) -> Result<Object<'a>> {
    match config.take(name) {
        None | Some(Value::Null) if name == "options" => Ok(Object::default()),
        Some(Value::Object(object)) => Ok(object),
        other => {
            let came = other.as_ref().map_or("null", Value::type_name);
            Err(Error::at(code, name, format_args!("`{name}` is {came}; it must be an object")))
        }
    }
}

const PREVIOUS: &str =
    "`previous` must be a list of whole credentials, such as [{...credentials, apiKey: \"the old one\"}]";

fn credentials_of<'a>(value: &Value<'a>) -> Result<Object<'a>> {
    match value {
        Value::Object(object) => Ok(object.clone()),
        _ => Err(Error::at(Code::InvalidCredentials, "previous", PREVIOUS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::schema::{Credential, Field, Presence, Role, Type};
    use crate::merchant::keys::Keys;

    #[test]
    fn a_tolerance_is_an_option_where_a_time_is_signed() {
        for table in catalog() {
            assert_eq!(table.signing.time.is_some(), table.options.contains(&"toleranceSeconds"), "{}", table.name);
        }
    }

    /// Validation knows the types that requests and replies have, and no more.
    #[test]
    fn requests_and_replies_have_the_types_that_validation_knows() {
        fn check(fields: &[Field]) {
            for field in fields {
                let unknown = matches!(field.ty, Type::Id | Type::Map | Type::Object(_));
                assert!(!unknown, "src/road/validate.rs must learn the type of {field:?}");
                if let Type::Objects(inner) = field.ty {
                    check(inner);
                }
            }
        }
        for table in catalog() {
            table.operations.iter().for_each(|operation| check(operation.fields));
            table.kinds.iter().for_each(|kind| check(kind.reply));
        }
    }

    /// Answers are not validated, so no declaration may promise that a field is there.
    #[test]
    fn no_field_of_an_answer_is_required() {
        for operation in catalog().flat_map(|table| table.operations) {
            let required = operation.answer.iter().find(|field| field.presence == Presence::Required);
            assert_eq!(required, None, "{}", operation.name);
        }
    }

    #[test]
    fn every_row_of_a_table_has_its_length() {
        for table in catalog() {
            let text = |part: &Credential| if part.role == Role::Identity { "1234567" } else { "12345678" };
            let texts = table.credentials.iter().filter(|part| !matches!(part.role, Role::Length(_)));
            let given = Object(texts.map(|part| (part.name.into(), Value::from(text(part)))).collect());
            let keys = Keys::read(table, &given).unwrap();
            for part in table.credentials {
                let expected = (!matches!(part.role, Role::Length(_))).then(|| text(part).len());
                assert_eq!(keys.characters(part), expected, "{} {}", table.name, part.name);
            }
        }
    }
}
