//! The texts of the findings.

use alloc::borrow::ToOwned;

use crate::contract::diagnosis::{Finding, FindingCode};
use crate::contract::error::{Code, Error};

/// What was found, and how to fix it.
#[expect(clippy::too_many_lines, reason = "it is a table")]
const fn words(code: FindingCode) -> (&'static str, &'static str) {
    match code {
        FindingCode::PreviousSecret => (
            "the notification is signed with a secret of `previous`",
            "nothing is wrong: the gateway still signs with the old secret; keep it in `previous` until this stops",
        ),
        FindingCode::SecretsSwapped => {
            ("the signature matches when two credentials are swapped", "swap the credentials")
        }
        FindingCode::BlankInSecret => (
            "the signature matches when a space or line end is added to or taken from a secret",
            "copy the secret again: a space or line end was added or lost",
        ),
        FindingCode::QuotesInSecret => (
            "the signature matches when quotes are added to or taken from a secret",
            "take the quotes out of the environment variable or file that has the secret",
        ),
        FindingCode::SecretCase => (
            "the signature matches when a secret is written in the other case",
            "copy the secret again, in the case that the console shows",
        ),
        FindingCode::SandboxSecret => (
            "the notification is signed with the sandbox's secret, which is public",
            "use your own credentials here, and the sandbox's in test endpoints alone: anybody can sign with them",
        ),
        FindingCode::SecretLength => (
            "the signature does not match, and a secret has an unusual length",
            "copy the secret again; if it is complete, compare the body with the gateway's log",
        ),
        FindingCode::BodyAlreadyParsed => (
            "the body is `[object Object]` or `{}`: an object was turned into a string",
            "pass the raw body, before any framework parses it",
        ),
        FindingCode::BodyStringified => {
            ("the body is inside a JSON string", "pass the raw body; do not print it as JSON again")
        }
        FindingCode::BodyReserialised => (
            "the signature matches the same content printed another way: the body was parsed and printed again",
            "pass the raw body, before any framework parses it",
        ),
        FindingCode::EscapedSlashes => (
            "the signature matches when slashes are written as `/` or as `\\/`: the JSON was printed again, as PHP does",
            "pass the raw body; in PHP, json_encode needs JSON_UNESCAPED_SLASHES",
        ),
        FindingCode::EscapedUnicode => (
            "the signature matches when characters beyond ASCII are escaped, or are not: the JSON was printed again",
            "pass the raw body; in PHP, json_encode needs JSON_UNESCAPED_UNICODE",
        ),
        FindingCode::NumberRounded => (
            "the signature matches another number that rounds to the same float",
            "pass the raw body: many JSON parsers round whole numbers beyond 2^53",
        ),
        FindingCode::FormPlusNotDecoded => {
            ("the signature matches when `+` is read as a space", "pass the raw body; in a form, `+` is a space")
        }
        FindingCode::FormPlusBecameBlank => (
            "the signature matches when spaces, or some of them, are read as `+`",
            "pass the raw body; find the proxy or framework that writes the form again: a plus is written %2B",
        ),
        FindingCode::FormDecodedTwice => (
            "the signature matches when values are escaped once more: the form was decoded twice",
            "pass the raw body; it is decoded here, once",
        ),
        FindingCode::FormEncodedTwice => (
            "the signature matches when values are unescaped once more: the form was encoded twice",
            "pass the raw body; do not escape it again",
        ),
        FindingCode::HtmlEscaped => {
            ("the body has `&amp;` for `&`: it went through an HTML escape", "pass the raw body")
        }
        FindingCode::EmptyBody => {
            ("the body is empty", "pass the raw body: a framework's body parser has read it before you")
        }
        FindingCode::Compressed => (
            "the body's bytes are compressed",
            "decompress the bytes before they become text, or switch off compression in your proxy",
        ),
        FindingCode::Latin1 => (
            "the signature matches when the body is read as UTF-8: it was read as Latin-1",
            "pass the bytes as received, or decode them as UTF-8",
        ),
        FindingCode::Base64Body => (
            "the whole body is base64",
            "decode it first: AWS sets `isBase64Encoded`; `lambdaRequest` of paychop/handler does it",
        ),
        FindingCode::CutOff => (
            "the body ends too early",
            "read the body to its end; check the limits of size and time in the proxy and framework",
        ),
        FindingCode::TrailingNewline => (
            "the signature matches without the line end behind the body",
            "pass the body without it: an editor or `echo` adds a line end; `printf '%s'` does not",
        ),
        FindingCode::TextInFront => (
            "the signature matches without what stands before the form: a space, a line end, `?` or a URL",
            "pass the body alone: the URL of a request, or its query, is not its body",
        ),
        FindingCode::TimestampOutOfTolerance => (
            "the signature is right, but its time is too far from this machine's",
            "set this machine's clock (NTP); where deliveries wait in a queue, raise `toleranceSeconds`. If the difference is whole hours, check the time zone",
        ),
        FindingCode::KindDoubtful => (
            "it verifies, but its status, currency or order number does not fit the kind that was given",
            "take the kind from your own record of the order: a URL for each kind, or `kind` as a function in the handler",
        ),
        FindingCode::LookalikeName => (
            "a field's name has letters that look like ASCII and are not",
            "type the name again: copied documents have Cyrillic or full-width letters",
        ),
        FindingCode::BizFieldName => (
            "the signature matches when `bizContent` and `bizConent` are swapped",
            "the wire name lacks the second t; set the option `bizField` if your gateway has corrected it",
        ),
        FindingCode::EmptyFields => (
            "the signature matches when empty fields are handled the other way: kept, or left out",
            "see the gateway's rule in docs/protocols; Bibao has the option `emptyValues`",
        ),
        FindingCode::ListForm => (
            "the signature matches when objects and decimals inside of lists are written in another form",
            "set the option `listForm` to this form",
        ),
        FindingCode::HexForm => (
            "the signature is this digest, but cut, prefixed or in another encoding",
            "send the whole digest in hexadecimal: 32 digits of MD5, 128 of HMAC-SHA512",
        ),
        FindingCode::Base64Variant => (
            "`body` is base64 of another kind: URL-safe, without padding, or with line ends",
            "pass the body as received; this gateway uses standard base64 with padding",
        ),
        FindingCode::DigitsMoved => (
            "the signature matches, but `timestamp` has not ten digits: digits of nonce and timestamp were moved, or it is in milliseconds",
            "refuse it; if you are the sender, write `timestamp` in seconds",
        ),
        FindingCode::NotUtf8 => {
            ("the body's bytes are not UTF-8", "pass the bytes as received; something read them in another encoding")
        }
        FindingCode::Gbk => (
            "the body's bytes are not UTF-8; they could be GBK",
            "pass the bytes as received; the body must be UTF-8, not GBK",
        ),
        FindingCode::ByteOrderMark => (
            "the body begins with a byte order mark",
            "pass the bytes as received; something wrote the body to a file first",
        ),
        FindingCode::OtherGateway => (
            "the fields are those of another gateway's notifications",
            "hand this notification to the object of that gateway",
        ),
        FindingCode::OtherKind => (
            "the notification is of another kind, or no notification",
            "give the right `kind`, or omit it; a request or an answer is not for `verify`",
        ),
        FindingCode::KindNotNamed => (
            "nothing in the notification says what it is about",
            "give `kind`, or the option `notificationKind`: a URL for each kind tells them apart",
        ),
        FindingCode::OtherMerchant => {
            ("the notification names another merchant", "check which merchant's credentials this endpoint has")
        }
        FindingCode::SecretOrContentDiffers => (
            "the secret is another one, or the content was changed: the two cannot be told apart",
            "compare the secret with the gateway's console; then compare the body with the gateway's log",
        ),
        FindingCode::Refused(code) => ("the notification is refused", fix(code)),
    }
}

/// What fixes an error that is specific already.
const fn fix(code: Code) -> &'static str {
    match code {
        Code::InvalidOptions => "correct this argument: the body is not at fault",
        Code::MissingSignature | Code::MissingField => {
            "read the body to its end, for it may be cut off; then compare it with the gateway's log"
        }
        _ => "compare the body with the gateway's log",
    }
}

/// A finding by its code; `detail` is added where it is known.
pub(super) fn of(code: FindingCode, detail: Option<&str>) -> Finding {
    let (message, fix) = words(code);
    let message = detail.map_or_else(|| message.to_owned(), |detail| format!("{message}: {detail}"));
    Finding { code, message, detail: detail.map(str::to_owned), fix }
}

/// Where nothing more specific fits, the error itself.
pub(super) fn of_error(error: &Error) -> Finding {
    let code = match error.code() {
        Code::KindMismatch => FindingCode::OtherKind,
        Code::WrongMerchant => FindingCode::OtherMerchant,
        Code::TimestampOutOfTolerance => FindingCode::TimestampOutOfTolerance,
        Code::MissingField if error.field() == Some("kind") => return of(FindingCode::KindNotNamed, None),
        Code::SignatureMismatch => return of(FindingCode::SecretOrContentDiffers, None),
        code => return Finding { message: error.message().to_owned(), ..of(FindingCode::Refused(code), None) },
    };
    of(code, Some(error.message()))
}
