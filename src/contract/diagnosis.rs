//! Why a notification is refused.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::contract::error::Code;
use crate::text::json::Writer;

/// What can be found. Its public name is [`as_str`](Self::as_str); `docs/diagnose.md` has the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FindingCode {
    /// Signed with a secret of `previous`; it verifies.
    PreviousSecret,
    /// Two credentials have changed places.
    SecretsSwapped,
    /// A space or line end more or less in a secret.
    BlankInSecret,
    /// Quotes more or less around a secret.
    QuotesInSecret,
    /// A secret in the other case.
    SecretCase,
    /// Signed with the sandbox's secret, which is public.
    SandboxSecret,
    /// A secret of an unusual length, where nothing else fits.
    SecretLength,
    /// The body is `[object Object]`.
    BodyAlreadyParsed,
    /// The body is a JSON text inside a JSON text.
    BodyStringified,
    /// The body was parsed and printed again.
    BodyReserialised,
    /// Slashes were written in the other way, as PHP does.
    EscapedSlashes,
    /// Characters beyond ASCII were written in the other way, as PHP does.
    EscapedUnicode,
    /// A large number went through a float.
    NumberRounded,
    /// `+` of a form was not read as a space.
    FormPlusNotDecoded,
    /// A plus sign of a form was read as a space.
    FormPlusBecameBlank,
    /// A form was decoded twice.
    FormDecodedTwice,
    /// A form was encoded twice.
    FormEncodedTwice,
    /// The body has `&amp;` for `&`.
    HtmlEscaped,
    /// The body is empty.
    EmptyBody,
    /// The body's bytes are compressed.
    Compressed,
    /// UTF-8 was read as Latin-1.
    Latin1,
    /// The whole body is base64.
    Base64Body,
    /// The body ends too early.
    CutOff,
    /// The body of a form ends with a line end.
    TrailingNewline,
    /// A form comes after a line end, a `?` or a URL.
    TextInFront,
    /// The signed time is too far from this machine's.
    TimestampOutOfTolerance,
    /// It verifies, but its status is none of the kind that was named.
    KindDoubtful,
    /// A field's name has letters that look like ASCII.
    LookalikeName,
    /// `bizContent` and `bizConent` have changed places.
    BizFieldName,
    /// Empty fields were kept, or left out, against the rule.
    EmptyFields,
    /// Lists are signed in another form: the option `listForm`.
    ListForm,
    /// The digest is cut, prefixed or in another encoding.
    HexForm,
    /// UBAO: `body` is base64 of another kind.
    Base64Variant,
    /// UBAO: digits moved between nonce and timestamp.
    DigitsMoved,
    /// The body's bytes are not UTF-8.
    NotUtf8,
    /// The body's bytes could be GBK.
    Gbk,
    /// The body begins with a byte order mark.
    ByteOrderMark,
    /// The fields are those of another gateway's notifications.
    OtherGateway,
    /// It is of another kind, or no notification.
    OtherKind,
    /// Nothing in it says what it is about: the kind must be named.
    KindNotNamed,
    /// It names another merchant.
    OtherMerchant,
    /// Nothing else fits: the secret or the content is another one.
    SecretOrContentDiffers,
    /// No mistake of these: the error itself says what is wrong.
    Refused(Code),
}

impl FindingCode {
    /// The code's public name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PreviousSecret => "previous_secret",
            Self::SecretsSwapped => "secrets_swapped",
            Self::BlankInSecret => "blank_in_secret",
            Self::QuotesInSecret => "quotes_in_secret",
            Self::SecretCase => "secret_case",
            Self::SandboxSecret => "sandbox_secret",
            Self::SecretLength => "secret_length",
            Self::BodyAlreadyParsed => "body_already_parsed",
            Self::BodyStringified => "body_stringified",
            Self::BodyReserialised => "body_reserialised",
            Self::EscapedSlashes => "escaped_slashes",
            Self::EscapedUnicode => "escaped_unicode",
            Self::NumberRounded => "number_rounded",
            Self::FormPlusNotDecoded => "form_plus_not_decoded",
            Self::FormPlusBecameBlank => "form_plus_became_blank",
            Self::FormDecodedTwice => "form_decoded_twice",
            Self::FormEncodedTwice => "form_encoded_twice",
            Self::HtmlEscaped => "html_escaped",
            Self::EmptyBody => "empty_body",
            Self::Compressed => "compressed",
            Self::Latin1 => "latin1",
            Self::Base64Body => "base64_body",
            Self::CutOff => "cut_off",
            Self::TrailingNewline => "trailing_newline",
            Self::TextInFront => "text_in_front",
            Self::TimestampOutOfTolerance => "timestamp_out_of_tolerance",
            Self::KindDoubtful => "kind_doubtful",
            Self::LookalikeName => "lookalike_name",
            Self::BizFieldName => "biz_field_name",
            Self::EmptyFields => "empty_fields",
            Self::ListForm => "list_form",
            Self::HexForm => "hex_form",
            Self::Base64Variant => "base64_variant",
            Self::DigitsMoved => "digits_moved",
            Self::NotUtf8 => "not_utf8",
            Self::Gbk => "gbk",
            Self::ByteOrderMark => "byte_order_mark",
            Self::OtherGateway => "other_gateway",
            Self::OtherKind => "other_kind",
            Self::KindNotNamed => "kind_not_named",
            Self::OtherMerchant => "other_merchant",
            Self::SecretOrContentDiffers => "secret_or_content_differs",
            Self::Refused(code) => code.as_str(),
        }
    }
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One likely cause, and its remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Which cause.
    pub code: FindingCode,
    /// What was found; it ends with the detail, where there is one.
    pub message: String,
    /// What the code alone does not say: which form, which kind, how far.
    pub detail: Option<String>,
    /// How to fix it.
    pub fix: &'static str,
}

/// What `diagnose` found out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnosis {
    /// Whether `verify` accepts the notification.
    pub verified: bool,
    /// What is wrong with it; empty for a good one.
    pub findings: Vec<Finding>,
}

impl Diagnosis {
    /// The diagnosis as a JSON object `{verified, findings: [{code, message, detail?, fix}]}`.
    pub fn to_json(&self) -> String {
        let mut out = Writer::new();
        out.begin_object();
        out.bool_field("verified", self.verified);
        out.name("findings");
        out.begin_list();
        for finding in &self.findings {
            out.begin_object();
            out.field("code", finding.code.as_str());
            out.field("message", &finding.message);
            out.optional("detail", finding.detail.as_deref());
            out.field("fix", finding.fix);
            out.end_object();
        }
        out.end_list();
        out.end_object();
        out.finish()
    }
}
