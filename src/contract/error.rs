//! The only error type: a stable code, the field, and a message that says how to fix the problem.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::contract::data::Data;
use crate::text::head;
use crate::text::json::Writer;

/// What went wrong, as a stable name that programs can match on.
///
/// Where several hold, the most specific one is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// A credential is missing, empty, or has spaces around it.
    InvalidCredentials,
    /// An option is unknown, does not belong to this gateway, or has a value out of its range.
    InvalidOptions,
    /// The request breaks its field table; see [`Error::violations`].
    InvalidRequest,
    /// The gateway has no such operation.
    UnknownOperation,
    /// This notification asks for data: answer it with `reply`.
    ReplyRequired,
    /// The body cannot be read as what it says it is.
    MalformedBody,
    /// A field that must be there is not.
    MissingField,
    /// There is no signature in the message.
    MissingSignature,
    /// The signature is not the one that this secret makes of this content.
    SignatureMismatch,
    /// Two fields of one object or form have the same name.
    DuplicateField,
    /// A name or value could be read as another field of the same sign string.
    AmbiguousField,
    /// The message is signed by the right secret but names another merchant.
    WrongMerchant,
    /// The message is of another kind than the caller named.
    KindMismatch,
    /// The signed time is further from now than the caller allows.
    TimestampOutOfTolerance,
    /// The body is larger than `maxBytes`.
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

/// How one field of a request breaks its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationCode {
    /// The operation has no such field.
    UnknownField,
    /// A required field is not there.
    MissingField,
    /// The value is of another JSON type.
    WrongType,
    /// More characters than allowed.
    TooLong,
    /// Fewer characters than needed.
    TooShort,
    /// A character that this field must not have.
    BadCharset,
    /// The right characters in the wrong form.
    BadFormat,
    /// Not one of the allowed values.
    NotAllowed,
    /// A number beyond its range, or with more digits than the wire has.
    OutOfRange,
    /// None of a group of fields is there.
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

/// One broken rule of a request's field table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Path of the field, such as `goodsDetails[0].price`.
    pub field: String,
    /// Which rule it breaks.
    pub code: ViolationCode,
    /// How to fix it.
    pub message: String,
}

/// Everything that can go wrong in this crate.
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

/// A result with the crate's error.
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

    /// The field it is about, where there is one.
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// The gateway it is about, where there is one.
    pub fn gateway(&self) -> Option<&'static str> {
        self.0.gateway
    }

    /// A sentence that says how to fix it. It never holds a secret.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Every broken rule of a request, all at once.
    pub fn violations(&self) -> &[Violation] {
        &self.0.violations
    }

    /// Whether the gateway sent this: the signature is valid and the merchant is ours, but the content is not
    /// understood. Then the gateway has changed, and somebody must be told.
    pub fn authentic(&self) -> bool {
        self.0.standing == Standing::Authentic
    }

    /// What a refused message says, where it is authentic, or where only the `kind` of a Basicex notification was not
    /// named. It is for a person to read, and never to credit.
    pub fn data(&self) -> Option<&Data> {
        self.0.data.as_ref()
    }

    /// The error as a JSON object `{code, field?, gateway?, message, violations?, authentic?}`, without its data: those
    /// are not for a log.
    pub fn to_json(&self) -> String {
        self.json(None)
    }

    /// The same with `data`, where there is some.
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
