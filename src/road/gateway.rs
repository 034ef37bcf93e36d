//! The road that data takes, the same for every gateway.
//!
//! Out: input → validate → fields in wire order → sign string → digest → envelope → request.
//! In: raw bytes → parse, losing nothing → sign string → digest → compare → notification → acknowledgement.

use std::borrow::Cow;

use crate::contract::context::Context;
use crate::contract::error::{Code, Error, Result, ViolationCode};
use crate::contract::notification::{Acknowledgement, Notification, Response};
use crate::contract::request::{CashierForm, Outgoing, SignedRequest};
use crate::contract::schema::{GatewayTable, Operation};
use crate::merchant::Merchant;
use crate::merchant::keys::Keys;
use crate::merchant::options::{self, Options};
use crate::road::envelope::{self, Body, Sealed};
use crate::road::explain::{Explanation, Trace};
use crate::road::message::{self, Message};
use crate::road::page;
use crate::road::protocol::{self, Answer, Call, Draft, Road, Verified, asks_nothing};
use crate::road::sliding::Sliding;
use crate::road::validate::{Signed, validate, validate_fields};
use crate::sign::digest::Digest;
use crate::sign::sign_string::SignString;
use crate::text::form;
use crate::text::head;
use crate::text::json::{self, FaultKind, Object, Value};

/// Bytes of a reason at most.
const MAX_REASON: usize = 255;
/// Longer paths are no path of a gateway's.
const MAX_PATH: usize = 255;

/// One merchant at one gateway.
///
/// The typed gateways ([`crate::basicex::Basicex`] and its siblings) are made of this; use it directly where the
/// gateway is chosen at run time.
#[derive(Clone)]
pub struct Gateway {
    protocol: &'static dyn Road,
    /// The current credentials, then the previous ones.
    keys: Vec<Keys>,
    options: Options,
}

/// What the caller knows about a notification beside its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The request's `content-type` header.
    pub content_type: Option<&'a str>,
    /// The kind that is expected; another one is refused.
    pub kind: Option<&'a str>,
}

/// What an operation may be given beside its fields.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras<'a> {
    /// The nonce of the page's Content-Security-Policy, for forms.
    pub csp_nonce: Option<&'a str>,
    /// The path, for Vpay's generic call.
    pub path: Option<&'a str>,
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}({})", self.table().name, self.current().identity())
    }
}

impl Gateway {
    // A function of its own, for engines take long to compile large ones: docs/decisions.md, cold start.
    #[inline(never)]
    pub(crate) fn new(
        protocol: &'static dyn Road,
        credentials: &Object<'_>,
        previous: &[Object<'_>],
        mut options: Options,
    ) -> Result<Self> {
        let table = protocol.table();
        let mut keys = Vec::with_capacity(1 + previous.len());
        for given in std::iter::once(credentials).chain(previous) {
            let read = Keys::read(table, given)?;
            protocol.check_keys(&read)?;
            keys.push(read);
        }
        if keys.iter().any(|previous| previous.identity() != keys[0].identity()) {
            let message = "`previous` takes old secrets of the same merchant, and one of these names another merchant";
            return Err(Error::at(Code::InvalidCredentials, "previous", message));
        }
        options.check(table, table.base_url)?;
        Ok(Self { protocol, keys, options })
    }

    /// The gateway's tables.
    pub fn table(&self) -> &'static GatewayTable {
        self.protocol.table()
    }

    pub(crate) fn protocol(&self) -> &'static dyn Road {
        self.protocol
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    pub(crate) fn current(&self) -> &Keys {
        &self.keys[0]
    }

    /// The merchant with its current credentials.
    pub(crate) fn merchant(&self) -> Merchant<'_> {
        self.merchant_with(self.current())
    }

    /// The merchant with credentials that may be previous ones.
    pub(crate) fn merchant_with<'a>(&'a self, keys: &'a Keys) -> Merchant<'a> {
        Merchant { keys, options: &self.options }
    }

    pub(crate) fn keys(&self) -> &[Keys] {
        &self.keys
    }

    pub(crate) fn digest(&self, sign_string: &SignString, keys: &Keys) -> Digest {
        keys.digest(self.table().signing.algorithm, sign_string)
    }

    pub(crate) fn sign_string(&self, message: &Message<'_>, keys: &Keys) -> SignString {
        self.protocol.sign_string(self.merchant_with(keys), message)
    }

    /// An operation by its public name.
    pub fn operation(&self, name: &str) -> Result<&'static Operation> {
        self.table().operations.iter().find(|operation| operation.name == name).ok_or_else(|| {
            let names: Vec<_> = self.table().operations.iter().map(|operation| operation.name).collect();
            let message = format!("{} has no operation of this name; it has {}", self.table().name, names.join(", "));
            Error::new(Code::UnknownOperation, message).of(self.table().id)
        })
    }

    // ---- out ----

    /// Signs an operation. `input` is a JSON object with the operation's fields; empty text and `null` mean none.
    ///
    /// ```
    /// use paychop::{Context, Extras, Gateway, Outgoing};
    ///
    /// let basicex = Gateway::from_json(
    ///     r#"{"gateway":"Basicex","credentials":{"merNo":"811496833912834","apiKey":"a","secretKey":"s"}}"#,
    /// )?;
    /// let mut context = Context::fixed(1_658_483_264_000, "UhUw73zMvLMIk483");
    /// let signed = basicex.sign("query", r#"{"merOrderNo":"A1"}"#, Extras::default(), &mut context)?;
    /// assert!(matches!(signed, Outgoing::Request(request) if request.url.ends_with("/basicexpay/trade/gateway")));
    /// # Ok::<(), paychop::Error>(())
    /// ```
    pub fn sign(
        &self,
        operation: impl AsRef<str>,
        input: &str,
        extras: Extras<'_>,
        context: &mut Context<'_>,
    ) -> Result<Outgoing> {
        let operation = self.operation(operation.as_ref())?;
        let input = read_input(input, self.options.max_bytes).map_err(|e| e.of(self.table().id))?;
        self.sign_fields(operation, input, extras, context)
    }

    pub(crate) fn sign_fields(
        &self,
        operation: &'static Operation,
        input: Object<'_>,
        extras: Extras<'_>,
        context: &mut Context<'_>,
    ) -> Result<Outgoing> {
        self.seal(operation, input, context, &mut Trace::off())
            .and_then(|sealed| self.address(operation, &sealed, extras))
            .map_err(|e| e.of(self.table().id))
    }

    /// Signs a server's operation, by its place in the table.
    #[cfg(feature = "typed")]
    pub(crate) fn request(&self, index: usize, fields: Object<'_>, context: &mut Context<'_>) -> Result<SignedRequest> {
        match self.sign_fields(&self.table().operations[index], fields, Extras::default(), context)? {
            Outgoing::Request(request) => Ok(request),
            Outgoing::Form(_) => unreachable!("the table says that it is a request"),
        }
    }

    /// Signs a form for the payer's browser, by its place in the table.
    #[cfg(feature = "typed")]
    pub(crate) fn form(
        &self,
        index: usize,
        fields: Object<'_>,
        csp_nonce: Option<&str>,
        context: &mut Context<'_>,
    ) -> Result<CashierForm> {
        let extras = Extras { csp_nonce, path: None };
        match self.sign_fields(&self.table().operations[index], fields, extras, context)? {
            Outgoing::Form(form) => Ok(form),
            Outgoing::Request(_) => unreachable!("the table says that it is a form"),
        }
    }

    /// Explains how an operation is signed, with every secret masked.
    pub fn explain(
        &self,
        operation: impl AsRef<str>,
        input: &str,
        extras: Extras<'_>,
        context: &mut Context<'_>,
    ) -> Result<Explanation> {
        let operation = self.operation(operation.as_ref())?;
        let mut trace = Trace::on();
        let explained = read_input(input, self.options.max_bytes)
            .and_then(|input| self.seal(operation, input, context, &mut trace))
            .and_then(|sealed| {
                match self.address(operation, &sealed, extras)? {
                    Outgoing::Request(request) => {
                        trace.step("url", || request.url);
                        trace.step("body", || request.body.unwrap_or_default());
                    }
                    Outgoing::Form(form) => {
                        trace.step("url", || form.url);
                        trace.step("form", || {
                            form::encode(form.fields.iter().map(|(name, value)| (name.as_ref(), value.as_str())))
                        });
                    }
                }
                Ok((sealed.sign_string, sealed.sign))
            });
        let (sign_string, sign) = explained.map_err(|e| e.of(self.table().id))?;
        Ok(Explanation::new(sign_string, self.table().signing.algorithm, sign, trace))
    }

    /// Everything up to the envelope with its sign in it.
    fn seal<'a>(
        &'a self,
        operation: &'static Operation,
        input: Object<'a>,
        context: &mut Context<'_>,
        trace: &mut Trace,
    ) -> Result<Sealed<'a>> {
        let signing = &self.table().signing;
        let covers = |name: &str| operation.signs(name);
        let slides = signing.unescaped_pairs.then(|| Signed { table: self.table(), covers: &covers });
        let fields = validate(operation, input, self.options.strict, slides).map_err(Error::invalid_request)?;
        refuse_reserved(self.table(), &fields)?;
        let draft = self.protocol.draft(self.merchant(), Call { operation, fields }, context, trace)?;
        Ok(self.seal_draft(draft, signing.request_field, trace))
    }

    /// Digests what a gateway has drafted, and wraps it: requests, replies and samples alike.
    pub(crate) fn seal_draft<'a>(&self, draft: Draft<'a>, field: &'static str, trace: &mut Trace) -> Sealed<'a> {
        self.seal_with(self.current(), draft, field, trace)
    }

    fn seal_with<'a>(&self, keys: &Keys, draft: Draft<'a>, field: &'static str, trace: &mut Trace) -> Sealed<'a> {
        let Draft { sign_string, ends, mut envelope, sign_before, body } = draft;
        trace.step("signString", || sign_string.masked());
        let mut sign = self.table().signing.text(&self.digest(&sign_string, keys));
        if let Some((before, after)) = ends {
            trace.step("digest", || sign.clone());
            sign = [before, sign, after].concat();
        }
        trace.step("sign", || sign.clone());
        envelope::insert(&mut envelope, field, &sign, sign_before);
        Sealed { sign_string, sign, envelope, body }
    }

    fn address(&self, operation: &'static Operation, sealed: &Sealed<'_>, extras: Extras<'_>) -> Result<Outgoing> {
        let base = self.options.base_url.as_deref().unwrap_or_default();
        let path = match extras.path {
            Some(path) if operation.open => Cow::Borrowed(family_path(operation, path)?),
            _ => protocol::path(operation.path, self.current()),
        };
        let url = [base, &path].concat();
        let request = |url, content_type, body| {
            Outgoing::Request(SignedRequest { method: operation.method, url, content_type, body })
        };
        let fields = &sealed.envelope;
        let (form, json) = (Some(form::CONTENT_TYPE), Some(json::CONTENT_TYPE));
        Ok(match sealed.body {
            Body::Json => request(url, json, Some(envelope::json(fields))),
            Body::Query => request([&url, "?", &envelope::pairs(fields)].concat(), None, None),
            Body::Form if !operation.form => request(url, form, Some(envelope::pairs(fields))),
            Body::Form | Body::JsonInForm(_) => {
                let owned = |(name, value): (&str, _)| (Cow::Owned(name.to_owned()), envelope::plain(value).to_owned());
                let fields = match sealed.body {
                    Body::JsonInForm(name) => vec![(Cow::Borrowed(name), envelope::json(fields))],
                    _ => fields.iter().map(owned).collect(),
                };
                let html = page::self_submitting(&url, &fields, extras.csp_nonce)?;
                Outgoing::Form(CashierForm { method: operation.method, url, fields, html })
            }
        })
    }

    // ---- in ----

    /// Verifies a notification: its bytes as they came, before any framework parsed them.
    pub fn verify(&self, raw: &[u8], hints: Hints<'_>, context: &Context<'_>) -> Result<Notification> {
        self.verify_inner(raw, hints, context).map_err(|e| e.of(self.table().id))
    }

    fn verify_inner(&self, raw: &[u8], hints: Hints<'_>, context: &Context<'_>) -> Result<Notification> {
        let kind = hints.kind.map(|name| options::kind(self.table(), "kind", &Value::from(name))).transpose()?;
        let message = self.read(raw, hints.content_type)?;
        let (index, digest) = self.authenticate(&message)?;
        let keys = &self.keys[index];
        check_identity(self.table(), &message, keys)?;
        self.check_time(&message, context)?;
        let verified = Verified { merchant: self.merchant_with(keys), message: &message, digest, kind };
        match self.protocol.interpret(&verified) {
            Ok(notification) => Ok(Notification { secret_index: index, ..notification }),
            Err(error) => Err(error.under_a_right_sign(|| self.protocol.data(&self.options, &message))),
        }
    }

    /// Reads a body as far as its sign can be looked for.
    pub(crate) fn read<'a>(&self, raw: &'a [u8], content_type: Option<&str>) -> Result<Message<'a>> {
        message::decode(self.text(raw)?, self.table().bodies, content_type)
    }

    /// A body as text, where it is not too large.
    fn text<'a>(&self, raw: &'a [u8]) -> Result<&'a str> {
        if raw.len() > self.options.max_bytes {
            let message = format!(
                "the body has {} bytes, and `maxBytes` allows {}: raise it if the gateway sends that much",
                raw.len(),
                self.options.max_bytes
            );
            return Err(Error::new(Code::TooLarge, message));
        }
        message::utf8(raw)
    }

    /// Finds the credentials that make the claimed sign, and refuses what could be read in another way under it.
    pub(crate) fn authenticate(&self, message: &Message<'_>) -> Result<(usize, Digest)> {
        let sign_field = self.table().sign_field(&message.fields);
        let claimed = message.sign(sign_field)?;
        self.protocol.check_signed(message)?;
        for (index, keys) in self.keys.iter().enumerate() {
            let digest = self.digest(&self.sign_string(message, keys), keys);
            if digest.matches(claimed) {
                message::check_names(&message.fields)?;
                self.refuse_sliding(message)?;
                return Ok((index, digest));
            }
        }
        self.protocol.complete(message)?;
        Err(Error::at(
            Code::SignatureMismatch,
            sign_field,
            "the signature does not match this content with this secret: `diagnose` names the likely cause",
        ))
    }

    /// A value that holds another field's name and value reads as that field under the same sign.
    fn refuse_sliding(&self, message: &Message<'_>) -> Result<()> {
        if !self.table().signing.unescaped_pairs {
            return Ok(());
        }
        let sliding = Sliding::new(self.table(), &message.fields);
        let is_signed = |name: &str, value: &Value<'_>| self.protocol.is_signed(&self.options, message, name, value);
        match message.fields.iter().find(|(name, value)| sliding.is_in(name, value) && is_signed(name, value)) {
            None => Ok(()),
            Some((name, _)) => Err(Error::at(
                Code::AmbiguousField,
                name,
                format_args!(
                    "`{name}` has `&` and `=` in it: under the same signature it could be read as another field"
                ),
            )),
        }
    }

    fn check_time(&self, message: &Message<'_>, context: &Context<'_>) -> Result<()> {
        let Some(tolerance) = self.options.tolerance_seconds else { return Ok(()) };
        let out = |message: String| Err(Error::at(Code::TimestampOutOfTolerance, "timestamp", message));
        let Some(time) = self.protocol.signed_time(message) else {
            return out("the message has no signed time to compare with this machine's".to_owned());
        };
        let distance = (context.seconds()? - time).unsigned_abs();
        if distance <= u64::from(tolerance) {
            return Ok(());
        }
        out(format!(
            "the message was signed {distance} s from this machine's time, and `toleranceSeconds` allows {tolerance}"
        ))
    }

    /// Explains how a notification's sign is checked. It does not say whether it is genuine; `verify` does.
    pub fn explain_notification(&self, raw: &[u8], hints: Hints<'_>) -> Result<Explanation> {
        let explain = || {
            let message = self.read(raw, hints.content_type)?;
            self.protocol.check_signed(&message)?;
            let keys = self.current();
            let sign_string: SignString = self.sign_string(&message, keys);
            let digest = self.digest(&sign_string, keys);
            let mut trace = Trace::on();
            let names = || message.fields.iter().map(|(name, _)| name).collect::<Vec<_>>().join(", ");
            trace.step("parsed", || format!("{}: {}", if message.form { "form" } else { "JSON" }, names()));
            trace.step("signString", || sign_string.masked());
            trace.step("sign", || self.table().signing.text(&digest));
            trace.step("claimed", || {
                message.sign(self.table().sign_field(&message.fields)).unwrap_or_default().to_owned()
            });
            Ok(Explanation::new(sign_string, self.table().signing.algorithm, self.table().signing.text(&digest), trace))
        };
        explain().map_err(|e: Error| e.of(self.table().id))
    }

    /// The answer that ends the gateway's retries.
    pub fn acknowledge(&self, kind: &str) -> Result<Acknowledgement> {
        let kind = self.kind(kind)?;
        let asks = self.table().kinds.iter().any(|row| row.name == kind && !row.reply.is_empty());
        if asks {
            let message = format!("a `{kind}` notification asks for data: answer it with `reply`");
            return Err(Error::at(Code::ReplyRequired, "kind", message).of(self.table().id));
        }
        Ok(self.protocol.acknowledgement(&self.options, true, None))
    }

    /// The answer that makes the gateway come again. The reason is told only where the protocol has a place for it, and no
    /// more than 255 bytes of it.
    pub fn reject(&self, reason: Option<&str>) -> Acknowledgement {
        self.protocol.acknowledgement(&self.options, false, reason.map(|reason| head(reason, MAX_REASON)))
    }

    /// The signed answer to a notification that asks for data.
    pub fn reply(&self, kind: &str, secret_index: usize, data: &str) -> Result<Acknowledgement> {
        let reply = || {
            let kind = self.kind(kind)?;
            let keys = self.keys.get(secret_index).ok_or_else(|| {
                Error::at(Code::InvalidRequest, "secretIndex", "the notification was verified by other credentials")
            })?;
            let row = self.table().kinds.iter().find(|row| row.name == kind && !row.reply.is_empty());
            let row = row.ok_or_else(|| asks_nothing(kind))?;
            let data = read_input(data, self.options.max_bytes)?;
            let data = validate_fields(row.reply, data, self.options.strict).map_err(Error::invalid_request)?;
            let draft = self.protocol.reply(self.merchant_with(keys), row, data)?;
            let sealed = self.seal_with(keys, draft, self.table().signing.field, &mut Trace::off());
            Ok(Acknowledgement::json(200, envelope::json(&sealed.envelope)))
        };
        reply().map_err(|e: Error| e.of(self.table().id))
    }

    fn kind(&self, name: &str) -> Result<&'static str> {
        options::kind(self.table(), "kind", &Value::from(name))
            .map_err(|e| Error::at(Code::InvalidRequest, "kind", e.message().to_owned()).of(self.table().id))
    }

    /// Reads the gateway's answer to an operation: its text, or its bytes. It has the limit of size that `verify` has.
    pub fn parse_response(&self, operation: impl AsRef<str>, text: impl AsRef<[u8]>) -> Result<Response> {
        self.read_response(self.operation(operation.as_ref())?, text.as_ref())
    }

    fn read_response(&self, operation: &'static Operation, raw: &[u8]) -> Result<Response> {
        if operation.form {
            let message = format!("`{}` has no answer to read: the payer's browser gets it", operation.name);
            return Err(Error::new(Code::UnknownOperation, message).of(self.table().id));
        }
        self.answer(operation, raw)
            .and_then(|answer| self.protocol.response(self.merchant(), &answer))
            .and_then(refuse_prototype)
            .map_err(|e| e.of(self.table().id))
    }

    /// Reads an answer. A sign that is there must be right; an answer may come without, for errors do.
    fn answer<'a>(&self, operation: &'static Operation, raw: &'a [u8]) -> Result<Answer<'a>> {
        if !self.table().signing.answers {
            let message = Message { fields: message::answer_object(self.text(raw)?, None)?, form: false };
            return Ok(Answer { operation, message, verified: false });
        }
        let message = self.read(raw, None)?;
        self.protocol.check_signed(&message)?;
        let verified = message.text(self.table().signing.field).is_some();
        if verified {
            self.authenticate(&message)?;
        }
        Ok(Answer { operation, message, verified })
    }
}

/// An answer's data goes into programs that copy it member by member, and this name would change an object's prototype
/// there. In compact JSON nothing but a name reads like this: quotes inside of texts are escaped.
fn refuse_prototype(response: Response) -> Result<Response> {
    if response.data.contains(r#""__proto__":"#) {
        return Err(Error::at(Code::AmbiguousField, "__proto__", "the answer has a field that no answer has"));
    }
    Ok(response)
}

/// Reads a merchant's input. Nothing and `null` are an object without fields.
pub(crate) fn read_input(text: &str, max_bytes: usize) -> Result<Object<'_>> {
    let refuse = |field: &str, code, message| Err(Error::violation(field, code, message));
    if text.len() > max_bytes {
        return refuse(
            "",
            ViolationCode::TooLong,
            format!("the input has {} bytes, and `maxBytes` allows {max_bytes}", text.len()),
        );
    }
    if text.is_empty() {
        return Ok(Object::default());
    }
    match json::read(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(Value::Null) => Ok(Object::default()),
        Ok(other) => refuse(
            "",
            ViolationCode::WrongType,
            format!(
                "the input is {}; it must be an object of fields, such as {{\"merOrderNo\":\"A1\"}}",
                other.type_name()
            ),
        ),
        Err(fault) => {
            let field = fault.field.unwrap_or_default();
            let what = if field.is_empty() { "the input".to_owned() } else { format!("`{field}`") };
            let message = format!("{what} {}", fault.kind.describe());
            let code = match fault.kind {
                FaultKind::LoneSurrogate => ViolationCode::BadCharset,
                FaultKind::Duplicate => ViolationCode::AmbiguousField,
                FaultKind::TooMany => ViolationCode::TooLong,
                FaultKind::Syntax | FaultKind::TooDeep => ViolationCode::WrongType,
            };
            refuse(&field, code, message)
        }
    }
}

/// A path that stays within the gateway's family, whatever the caller made it from.
fn family_path<'p>(operation: &Operation, path: &'p str) -> Result<&'p str> {
    let inside = path.len() <= MAX_PATH
        && path.strip_prefix(operation.path).is_some_and(|rest| {
            !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_'))
        });
    if inside {
        return Ok(path);
    }
    let message = format!(
        "`path` must begin with {0} and go on with letters, digits, -, _ and /, such as {0}order/query",
        operation.path
    );
    Err(Error::violation("path", ViolationCode::BadFormat, message))
}

/// The merchant that a message names must be the one whose secret signed it.
pub(crate) fn check_identity(table: &GatewayTable, message: &Message<'_>, keys: &Keys) -> Result<()> {
    let name = table.credentials[0].name;
    let named = message.fields.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
    match named {
        Some((own, value)) if value.as_scalar() != Some(keys.identity()) => Err(Error::at(
            Code::WrongMerchant,
            own,
            format_args!(
                "`{own}` names another merchant than `{}`: check which merchant's credentials this URL has",
                keys.identity()
            ),
        )),
        _ => Ok(()),
    }
}

/// Refuses fields whose names the envelope has for itself.
fn refuse_reserved(table: &GatewayTable, fields: &Object<'_>) -> Result<()> {
    match fields.iter().find(|(name, _)| table.signing.reserved.contains(name)) {
        None => Ok(()),
        Some((name, _)) => Err(Error::violation(
            name,
            ViolationCode::NotAllowed,
            format_args!("`{name}` is filled in when the request is signed: leave it out"),
        )),
    }
}
