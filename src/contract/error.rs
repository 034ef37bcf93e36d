//! The only error type: a stable code, the field, and a message that says how to fix the problem.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::contract::data::Data;
use crate::text::head;
use crate::text::json::Writer;

/// The cause of an error, as a stable value for programs. `docs/errors.md` describes each code and its remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// A credential is missing, empty or unknown, has the wrong format, or has spaces around it.
    InvalidCredentials,
    /// An option is unknown, belongs to another gateway, or has an invalid value. Also for the time, the nonce and the
    /// `kind` of a call.
    InvalidOptions,
    /// The input violates the field table: see [`Error::violations`].
    InvalidRequest,
    /// The gateway has no operation of this name.
    UnknownOperation,
    /// The notification requests data: answer it with `reply`.
    ReplyRequired,
    /// The body is not UTF-8 or not valid JSON or form data, or a field has a wrong type or format.
    MalformedBody,
    /// A required field is missing.
    MissingField,
    /// The signature is missing or empty.
    MissingSignature,
    /// The signature does not match this content and this secret.
    SignatureMismatch,
    /// Two fields of one object or form have the same name.
    DuplicateField,
    /// A name or value could be read as another field with the same signature.
    AmbiguousField,
    /// The signature is valid, but the message names another merchant.
    WrongMerchant,
    /// The message has another kind than the caller named, or is not a notification.
    KindMismatch,
    /// The signed time differs from now by more than `toleranceSeconds`.
    TimestampOutOfTolerance,
    /// The body has more than `maxBytes` bytes.
    TooLarge,
}

impl Code {
    /// The code's public name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidCredentials => "invalid_credentials",
            Self::InvalidOptions => "invalid_options",
            Self::InvalidRequest => "invalid_request",
            Self::UnknownOperation => "unknown_operation",
            Self::ReplyRequired => "reply_required",
            Self::MalformedBody => "malformed_body",
            Self::MissingField => "missing_field",
            Self::MissingSignature => "missing_signature",
            Self::SignatureMismatch => "signature_mismatch",
            Self::DuplicateField => "duplicate_field",
            Self::AmbiguousField => "ambiguous_field",
            Self::WrongMerchant => "wrong_merchant",
            Self::KindMismatch => "kind_mismatch",
            Self::TimestampOutOfTolerance => "timestamp_out_of_tolerance",
            Self::TooLarge => "too_large",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The rule that a field of a request violates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationCode {
    /// The operation has no such field.
    UnknownField,
    /// A required field is missing.
    MissingField,
    /// The value has the wrong JSON type.
    WrongType,
    /// The value has too many characters.
    TooLong,
    /// The value has too few characters.
    TooShort,
    /// The value has a character that is not allowed in this field.
    BadCharset,
    /// The characters are allowed, but the format is wrong.
    BadFormat,
    /// The value is not in the list of allowed values, or signing fills in this field.
    NotAllowed,
    /// The number is out of range or has too many digits.
    OutOfRange,
    /// A group of fields needs at least one of them, and all are missing.
    OneOfRequired,
    /// The value of another field makes this one required.
    RequiredIf,
    /// A name or value could be read as another field.
    AmbiguousField,
}

impl ViolationCode {
    /// The code's public name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnknownField => "unknown_field",
            Self::MissingField => "missing_field",
            Self::WrongType => "wrong_type",
            Self::TooLong => "too_long",
            Self::TooShort => "too_short",
            Self::BadCharset => "bad_charset",
            Self::BadFormat => "bad_format",
            Self::NotAllowed => "not_allowed",
            Self::OutOfRange => "out_of_range",
            Self::OneOfRequired => "one_of_required",
            Self::RequiredIf => "required_if",
            Self::AmbiguousField => "ambiguous_field",
        }
    }
}

/// One violated rule of a request's field table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Path of the field, such as `goodsDetails[0].price`.
    pub field: String,
    /// The violated rule.
    pub code: ViolationCode,
    /// How to fix it.
    pub message: String,
}

/// The only error type of this crate.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}: {}", .0.code, .0.message)]
pub struct Error(Box<Details>);

#[derive(Debug, Clone)]
struct Details {
    code: Code,
    field: Option<String>,
    gateway: Option<&'static str>,
    message: String,
    violations: Vec<Violation>,
    standing: Standing,
    data: Option<Data>,
}

/// What is known about the sender of a refused message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Nothing yet.
    Open,
    /// It may come from another sender than the gateway, even with a valid signature.
    Doubtful,
    /// The gateway.
    Authentic,
}

/// A result with this crate's error.
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// Bytes of a field's name that an error has at most.
const MAX_FIELD: usize = 128;
/// Bytes of a message at most.
const MAX_MESSAGE: usize = 1024;

/// Text from outside is shown in one line and cut to a length, because it goes to logs and terminals.
fn cut(text: &mut String, most: usize) {
    if text.len() > most {
        text.truncate(head(text, most).len());
        text.push('…');
    }
    if text.contains(char::is_control) {
        *text = text.replace(char::is_control, "?");
    }
}

impl Error {
    /// Its message is written out in here, away from the code of messages that are right.
    #[cold]
    #[inline(never)]
    pub(crate) fn new(code: Code, message: impl fmt::Display) -> Self {
        Self::build(code, None, message.to_string())
    }

    /// An error about one field.
    #[cold]
    #[inline(never)]
    pub(crate) fn at(code: Code, field: &str, message: impl fmt::Display) -> Self {
        Self::build(code, Some(field.to_owned()), message.to_string())
    }

    /// Names and messages quote the input, so their length is limited.
    fn build(code: Code, mut field: Option<String>, mut message: String) -> Self {
        if let Some(field) = &mut field {
            cut(field, MAX_FIELD);
        }
        cut(&mut message, MAX_MESSAGE);
        Self(Box::new(Details {
            code,
            field,
            gateway: None,
            message,
            violations: Vec::new(),
            standing: Standing::Open,
            data: None,
        }))
    }

    /// The error for a request that breaks its field table.
    #[cold]
    #[inline(never)]
    pub(crate) fn invalid_request(mut violations: Vec<Violation>) -> Self {
        let message = match violations.as_slice() {
            [one] => one.message.clone(),
            [first, rest @ ..] => format!("{} (and {} more)", first.message, rest.len()),
            [] => "the request breaks its field table".to_owned(),
        };
        for violation in &mut violations {
            cut(&mut violation.field, MAX_FIELD);
            cut(&mut violation.message, MAX_MESSAGE);
        }
        let field = violations.first().map(|violation| violation.field.clone());
        let mut error = Self::build(Code::InvalidRequest, field, message);
        error.0.violations = violations;
        error
    }

    /// The error for a request with one broken rule, found beside its field table.
    #[cold]
    #[inline(never)]
    pub(crate) fn violation(field: &str, code: ViolationCode, message: impl fmt::Display) -> Self {
        Self::invalid_request(vec![Violation { field: field.to_owned(), code, message: message.to_string() }])
    }

    pub(crate) fn of(mut self, gateway: &'static str) -> Self {
        self.0.gateway.get_or_insert(gateway);
        self
    }

    /// Never authentic, though the signature is valid: the caller named another kind, or the message can be a request
    /// of the merchant's own.
    #[cold]
    pub(crate) fn doubtful(mut self) -> Self {
        self.0.standing = Standing::Doubtful;
        self
    }

    /// With the data of the message that is refused.
    #[cold]
    pub(crate) fn with_data(mut self, data: Data) -> Self {
        self.0.data = Some(data);
        self
    }

    /// For a message with a valid signature: authentic, with its data, if only its content is not understood. Every
    /// other refusal can be a forgery.
    #[cold]
    pub(crate) fn authentic_if_content(mut self, data: impl FnOnce() -> Data) -> Self {
        let content = matches!(self.code(), Code::MissingField | Code::MalformedBody | Code::KindMismatch);
        if content && self.0.standing == Standing::Open {
            self.0.standing = Standing::Authentic;
            self.0.data = Some(data());
        }
        self
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The field, if the error is about one.
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// The gateway's identifier, such as `basicex`, if the error is about one.
    pub fn gateway(&self) -> Option<&'static str> {
        self.0.gateway
    }

    /// How to fix it, in one line. It never contains a secret.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// All violated rules of a request, at once. Empty for other errors.
    pub fn violations(&self) -> &[Violation] {
        &self.0.violations
    }

    /// Whether the gateway sent this: the signature is valid and the merchant is yours, but the content is not
    /// understood. The gateway has changed its format: alert a person.
    pub fn authentic(&self) -> bool {
        self.0.standing == Standing::Authentic
    }

    /// The signed fields of an authentic message, or of a Basicex notification without a named `kind`. For a person to
    /// read. Never credit it.
    pub fn data(&self) -> Option<&Data> {
        self.0.data.as_ref()
    }

    /// The error as a JSON object `{code, field?, gateway?, message, violations?, authentic?}`, without `data`: for logs.
    pub fn to_json(&self) -> String {
        self.json(None)
    }

    /// The same with `data`, if there is any.
    pub fn to_json_with_data(&self) -> String {
        self.json(self.data())
    }

    fn json(&self, data: Option<&Data>) -> String {
        let mut out = Writer::new();
        out.begin_object();
        out.field("code", self.code().as_str());
        out.optional("field", self.field());
        out.optional("gateway", self.gateway());
        out.field("message", self.message());
        if !self.violations().is_empty() {
            out.name("violations");
            out.begin_list();
            for violation in self.violations() {
                out.begin_object();
                out.field("field", &violation.field);
                out.field("code", violation.code.as_str());
                out.field("message", &violation.message);
                out.end_object();
            }
            out.end_list();
        }
        if self.authentic() {
            out.bool_field("authentic", true);
        }
        if let Some(data) = data {
            out.raw_field("data", data.as_json());
        }
        out.end_object();
        out.finish()
    }
}
