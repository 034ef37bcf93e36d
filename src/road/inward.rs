//! In: raw bytes → parse without loss → sign string → digest → compare → notification → acknowledgement.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::contract::context::Context;
use crate::contract::error::{Code, Error, Result};
use crate::contract::notification::{Acknowledgement, Notification, Response};
use crate::contract::schema::{GatewayTable, Kind, Operation};
use crate::contract::signing::Distance;
use crate::merchant::keys::Keys;
use crate::merchant::options;
use crate::road::explain::{Explanation, Trace};
use crate::road::gateway::{Gateway, read_input};
use crate::road::message::{self, Message};
use crate::road::protocol::{Answer, Verified, no_reply_expected};
use crate::road::sliding::Sliding;
use crate::road::validate::validate_fields;
use crate::sign::digest::Digest;
use crate::sign::sign_string::SignString;
use crate::text::head;
use crate::text::json::{self, Value};

/// Bytes of a reason at most.
const MAX_REASON: usize = 255;

/// What the caller knows about a notification beside its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The request's `content-type` header.
    pub content_type: Option<&'a str>,
    /// The kind that is expected; another one is refused.
    pub kind: Option<&'a str>,
}

impl Gateway {
    /// Verifies a notification: the received bytes, before any framework parsed them.
    ///
    /// # Errors
    ///
    /// - [`Code::InvalidOptions`]: the gateway has no such `kind`, or the time of the context is out of range.
    /// - [`Code::TooLarge`], [`Code::MalformedBody`], [`Code::DuplicateField`], [`Code::MissingField`]: the body cannot be
    ///   read.
    /// - [`Code::MissingSignature`], [`Code::SignatureMismatch`]: the signature is missing or invalid.
    /// - With a valid signature: [`Code::AmbiguousField`], [`Code::WrongMerchant`], [`Code::TimestampOutOfTolerance`],
    ///   [`Code::KindMismatch`], [`Code::MissingField`], [`Code::MalformedBody`]. See also [`Error::authentic`].
    ///
    /// ```
    /// # use paychop::{Context, Gateway, Hints};
    /// # let lianhe = Gateway::from_json(
    /// #     r#"{"gateway":"Lianhe","credentials":{"appKey":"a","secretKey":"s"},"options":{"baseUrl":"https://l.example"}}"#,
    /// # )?;
    /// let posted = "amount=100.00&appKey=a&mrn=A1&sign=43f5de968275071c539c119e243ffa3e";
    /// let notification = lianhe.verify(posted.as_bytes(), Hints::default(), &Context::at(1_700_000_000_000))?;
    /// assert_eq!(notification.kind, "payout");
    /// let forged = posted.replace("100.00", "900.00");
    /// assert!(lianhe.verify(forged.as_bytes(), Hints::default(), &Context::at(1_700_000_000_000)).is_err());
    /// # Ok::<(), paychop::Error>(())
    /// ```
    pub fn verify(&self, raw: &[u8], hints: Hints<'_>, context: &Context<'_>) -> Result<Notification> {
        self.verify_inner(raw, hints, context).map_err(|e| e.of(self.table().id))
    }

    fn verify_inner(&self, raw: &[u8], hints: Hints<'_>, context: &Context<'_>) -> Result<Notification> {
        let named = hints.kind.map(|name| options::kind(self.table(), "kind", &Value::from(name))).transpose()?;
        let kind = named.or_else(|| self.table().kind(self.options.notification_kind?));
        let message = self.read(raw, hints.content_type)?;
        let (index, digest) = self.authenticate(&message)?;
        let keys = &self.keys[index];
        check_identity(self.table(), &message, keys)?;
        self.check_time(&message, context)?;
        let verified =
            Verified { merchant: self.merchant_with(keys), message: &message, digest, table: self.table(), kind };
        match self.protocol.interpret(&verified) {
            Ok(notification) => Ok(Notification { secret_index: index, ..notification }),
            Err(error) => Err(error.authentic_if_content(|| self.protocol.data(&self.options, &message))),
        }
    }

    /// Reads a body as far as its signature can be looked for.
    pub(crate) fn read<'a>(&self, raw: &'a [u8], content_type: Option<&str>) -> Result<Message<'a>> {
        message::decode(self.text(raw)?, self.table().bodies, content_type)
    }

    /// A body as text, where it is not too large.
    fn text<'a>(&self, raw: &'a [u8]) -> Result<&'a str> {
        if raw.len() > self.options.max_bytes {
            let message = format!(
                "the body has more than {} bytes, the limit of `maxBytes`: raise it if the gateway sends that much",
                self.options.max_bytes
            );
            return Err(Error::new(Code::TooLarge, message));
        }
        message::utf8(raw)
    }

    /// Finds the credentials that make the claimed signature, and refuses what could be read in another way under it.
    pub(crate) fn authenticate(&self, message: &Message<'_>) -> Result<(usize, Digest)> {
        let sign_field = self.table().sign_field(&message.fields);
        let claimed = message.sign(sign_field)?;
        self.protocol.check_signed(message)?;
        for (index, keys) in self.keys.iter().enumerate() {
            let digest = self.digest(&self.sign_string(message, keys), keys);
            if digest.matches(claimed) {
                message::check_names(&message.fields)?;
                self.refuse_sliding(message)?;
                self.protocol.check_unambiguous(self.merchant_with(keys), message)?;
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

    /// A value that holds another field's name and value reads as that field with the same signature.
    fn refuse_sliding(&self, message: &Message<'_>) -> Result<()> {
        if !self.table().signing.unescaped_pairs {
            return Ok(());
        }
        let sliding = Sliding::new(self.table(), &message.fields);
        let is_signed = |name: &str, value: &Value<'_>| self.protocol.is_signed(&self.options, message, name, value);
        match message.fields.iter().find(|(name, value)| sliding.is_in(name, value) && is_signed(name, value)) {
            None => Ok(()),
            Some((name, _)) => Err(message::slides(name)),
        }
    }

    fn check_time(&self, message: &Message<'_>, context: &Context<'_>) -> Result<()> {
        let (Some(tolerance), Some(signed)) = (self.options.tolerance_seconds, self.table().signing.time) else {
            return Ok(());
        };
        let field = signed.field;
        let out = |message: String| Err(Error::at(Code::TimestampOutOfTolerance, field, message));
        let Some(time) = signed.read(&message.fields) else {
            return out("the message has no signed time to compare with this machine's".to_owned());
        };
        let distance = time - context.seconds()?;
        if distance.unsigned_abs() <= u64::from(tolerance) {
            return Ok(());
        }
        let distance = Distance(distance);
        out(format!("`{field}` is {distance} this machine's clock, and `toleranceSeconds` allows {tolerance} s"))
    }

    /// Shows how the signature of a notification is computed. It does not check the signature; `verify` does.
    ///
    /// # Errors
    ///
    /// [`Code::TooLarge`], [`Code::MalformedBody`], [`Code::DuplicateField`], [`Code::MissingField`]: the body cannot be
    /// read.
    ///
    /// ```
    /// # use paychop::{Gateway, Hints};
    /// # let lianhe = Gateway::from_json(
    /// #     r#"{"gateway":"Lianhe","credentials":{"appKey":"a","secretKey":"s"},"options":{"baseUrl":"https://l.example"}}"#,
    /// # )?;
    /// let posted = "amount=100.00&appKey=a&mrn=A1&sign=43f5de968275071c539c119e243ffa3e";
    /// let explained = lianhe.explain_notification(posted.as_bytes(), Hints::default())?;
    /// assert_eq!(explained.sign_string.masked(), "amount=100.00&appKey=a&mrn=A1&key=<secretKey>");
    /// # Ok::<(), paychop::Error>(())
    /// ```
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
    ///
    /// # Errors
    ///
    /// - [`Code::InvalidRequest`]: the gateway has no such kind.
    /// - [`Code::ReplyRequired`]: a notification of this kind requests data.
    ///
    /// ```
    /// # use paychop::{Context, Gateway, Hints};
    /// # let vpay = Gateway::from_json(
    /// #     r#"{"gateway":"Vpay","credentials":{"key":"k","secret":"s"},"options":{"baseUrl":"https://v.example"}}"#,
    /// # )?;
    /// assert_eq!(vpay.acknowledge("payment")?.body, "success");
    /// # Ok::<(), paychop::Error>(())
    /// ```
    pub fn acknowledge(&self, kind: &str) -> Result<Acknowledgement> {
        let kind = self.kind(kind)?;
        if !kind.reply.is_empty() {
            let message = format!("a `{}` notification asks for data: answer it with `reply`", kind.name);
            return Err(Error::at(Code::ReplyRequired, "kind", message).of(self.table().id));
        }
        Ok(self.protocol.acknowledgement(&self.options, true, None))
    }

    /// The answer that makes the gateway retry. Only Bibao receives the reason: its first 255 bytes.
    ///
    /// ```
    /// # use paychop::{Context, Gateway, Hints};
    /// # let vpay = Gateway::from_json(
    /// #     r#"{"gateway":"Vpay","credentials":{"key":"k","secret":"s"},"options":{"baseUrl":"https://v.example"}}"#,
    /// # )?;
    /// assert_eq!(vpay.reject(Some("the database is away")).status, 500);
    /// # Ok::<(), paychop::Error>(())
    /// ```
    pub fn reject(&self, reason: Option<&str>) -> Acknowledgement {
        self.protocol.acknowledgement(&self.options, false, reason.map(|reason| head(reason, MAX_REASON)))
    }

    /// The signed answer to a notification that requests data. `secret_index` is
    /// [`Notification::secret_index`]; `data` is a JSON object with the fields of the reply.
    ///
    /// # Errors
    ///
    /// [`Code::InvalidRequest`]: the data violates the field table (with [`Error::violations`]), the gateway has no such
    /// kind, the kind requests no data, or there are no credentials with this index.
    ///
    /// ```
    /// use paychop::{Context, Gateway};
    ///
    /// let bibao = Gateway::from_json(
    ///     r#"{"gateway":"Bibao","credentials":{"merCode":"shop","desKey":"12345678","keyB":"b"},
    ///         "options":{"baseUrl":"https://b.example"}}"#,
    /// )?;
    /// // `otcQuery` asks for a user's balance; 0 stands for the current credentials.
    /// let answer = bibao.reply("otcQuery", 0, r#"{"Coin":"DC","CoinAmount":"12.5"}"#)?;
    /// assert!(answer.body.contains(r#""Sign":""#));
    /// # Ok::<(), paychop::Error>(())
    /// ```
    pub fn reply(&self, kind: &str, secret_index: usize, data: &str) -> Result<Acknowledgement> {
        let reply = || {
            let kind = self.kind(kind)?;
            let keys = self.keys.get(secret_index).ok_or_else(|| {
                Error::at(Code::InvalidRequest, "secretIndex", "the notification was verified by other credentials")
            })?;
            if kind.reply.is_empty() {
                return Err(no_reply_expected(kind.name));
            }
            let data = read_input(data, self.options.max_bytes)?;
            let data = validate_fields(kind.reply, data, self.options.strict).map_err(Error::invalid_request)?;
            let draft = self.protocol.reply(self.merchant_with(keys), kind, data)?;
            let sealed = self.seal_draft(keys, draft, self.table().signing.field, &mut Trace::off());
            Ok(Acknowledgement::json(200, json::print(&sealed.envelope)))
        };
        reply().map_err(|e: Error| e.of(self.table().id))
    }

    fn kind(&self, name: &str) -> Result<&'static Kind> {
        options::kind(self.table(), "kind", &Value::from(name))
            .map_err(|e| Error::at(Code::InvalidRequest, "kind", e.message().to_owned()).of(self.table().id))
    }

    /// Reads the gateway's answer to an operation: its text or its bytes, at most `maxBytes` bytes. An unsigned error is no
    /// `Err`: `ok` and `verified` are false.
    ///
    /// # Errors
    ///
    /// - [`Code::UnknownOperation`]: the gateway has no such operation, or its answer goes to the payer's browser.
    /// - [`Code::TooLarge`], [`Code::MalformedBody`], [`Code::MissingField`], [`Code::DuplicateField`],
    ///   [`Code::AmbiguousField`], [`Code::KindMismatch`]: it is not an answer to this operation.
    /// - [`Code::SignatureMismatch`], [`Code::WrongMerchant`]: a signature in it is invalid, or another merchant's.
    /// - [`Code::MissingSignature`]: Basicex accepted the request, but the answer is not signed.
    ///
    /// ```
    /// # use paychop::{Context, Gateway, Hints};
    /// # let vpay = Gateway::from_json(
    /// #     r#"{"gateway":"Vpay","credentials":{"key":"k","secret":"s"},"options":{"baseUrl":"https://v.example"}}"#,
    /// # )?;
    /// let answer = r#"{"code":0,"success":true,"message":"","data":{"paymentUrl":"https://v.example/p"}}"#;
    /// let answer = vpay.parse_response("createFixedCustomRate", answer)?;
    /// assert!(answer.ok && answer.redirect_url.as_deref() == Some("https://v.example/p"));
    /// # Ok::<(), paychop::Error>(())
    /// ```
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
            .map(with_data)
            .map_err(|e| e.of(self.table().id))
    }

    /// Reads an answer. A signature that is there must be right; an answer may come without, for errors do.
    fn answer<'a>(&self, operation: &'static Operation, raw: &'a [u8]) -> Result<Answer<'a>> {
        if !self.table().signing.answers {
            let message = Message { fields: message::answer_object(self.text(raw)?, None)?, form: false };
            return Ok(Answer { operation, message, verified: false });
        }
        let message = self.read(raw, None)?;
        let verified = message.text(self.table().signing.field).is_some();
        if verified {
            let (index, _) = self.authenticate(&message)?;
            check_identity(self.table(), &message, &self.keys[index])?;
        }
        Ok(Answer { operation, message, verified })
    }
}

/// The merchant that a message names must be the one whose secret signed it, in every spelling that it has: one that no
/// signature covers must not hide another.
pub(crate) fn check_identity(table: &GatewayTable, message: &Message<'_>, keys: &Keys) -> Result<()> {
    let name = table.credentials[0].name;
    let mut named = message.fields.iter().filter(|(own, value)| own.eq_ignore_ascii_case(name) && !value.is_absent());
    match named.find(|(_, value)| value.as_scalar() != Some(keys.identity())) {
        Some((own, value)) => Err(Error::at(
            Code::WrongMerchant,
            own,
            format_args!(
                "`{own}` is {}, and yours is {}: check which merchant's credentials this URL has",
                value.as_scalar().unwrap_or(value.type_name()),
                keys.identity()
            ),
        )),
        None => Ok(()),
    }
}

/// Where the request was taken, the data can be looked into without a check, even where the answer brought none: a
/// program that fails after a payout was taken pays it out again.
fn with_data(mut response: Response) -> Response {
    if response.ok && response.data == "null" {
        "{}".clone_into(&mut response.data);
    }
    response
}

/// An answer's data goes into programs that copy it member by member, and this name would change an object's prototype
/// there. In compact JSON nothing but a name reads like this: quotes inside of texts are escaped.
fn refuse_prototype(response: Response) -> Result<Response> {
    if response.data.contains(r#""__proto__":"#) {
        return Err(Error::at(Code::AmbiguousField, "__proto__", "the answer has a field that no answer has"));
    }
    Ok(response)
}
