//! The texts of the findings.

use alloc::borrow::ToOwned;

use crate::contract::diagnosis::{Finding, FindingCode};
use crate::contract::error::{Code, Error};

macro_rules! row {
    ($code:ident, $message:literal, $fix:literal) => {
        (FindingCode::$code, concat!($message, "\n", $fix))
    };
}

/// What was found and, on the second line, how to fix it. A table: a `match` takes twice as much code.
static WORDS: &[(FindingCode, &str)] = &[
    row!(
        PreviousSecret,
        "the notification is signed with a secret of `previous`",
        "nothing is wrong: the gateway still signs with the old secret; keep it in `previous` until this stops"
    ),
    row!(SecretsSwapped, "the signature matches when two credentials are swapped", "swap the credentials"),
    row!(
        BlankInSecret,
        "the signature matches when a space or line end is added to or taken from a secret",
        "copy the secret again: a space or line end was added or lost"
    ),
    row!(
        QuotesInSecret,
        "the signature matches when quotes are added to or taken from a secret",
        "take the quotes out of the environment variable or file that has the secret"
    ),
    row!(
        SecretCase,
        "the signature matches when a secret is written in the other case",
        "copy the secret again, in the case that the console shows"
    ),
    row!(
        SandboxSecret,
        "the notification is signed with the sandbox's secret, which is public",
        "use your own credentials here, and the sandbox's in test endpoints alone: anybody can sign with them"
    ),
    row!(
        SecretLength,
        "the signature does not match, and a secret has an unusual length",
        "copy the secret again; if it is complete, compare the body with the gateway's log"
    ),
    row!(
        BodyAlreadyParsed,
        "the body is `[object Object]` or `{}`: an object was turned into a string",
        "pass the raw body, before any framework parses it"
    ),
    row!(BodyStringified, "the body is JSON inside a JSON string", "pass the raw body; do not print it as JSON again"),
    row!(
        BodyReserialised,
        "the signature matches the same content printed another way: the body was parsed and printed again",
        "pass the raw body, before any framework parses it"
    ),
    row!(
        EscapedSlashes,
        "the signature matches when slashes are written as `/` or as `\\/`: the JSON was printed again, as PHP does",
        "pass the raw body; in PHP, json_encode needs JSON_UNESCAPED_SLASHES"
    ),
    row!(
        EscapedUnicode,
        "the signature matches when characters beyond ASCII are escaped, or are not: the JSON was printed again",
        "pass the raw body; in PHP, json_encode needs JSON_UNESCAPED_UNICODE"
    ),
    row!(
        NumberRounded,
        "the signature matches another number that rounds to the same float",
        "pass the raw body: many JSON parsers round whole numbers beyond 2^53"
    ),
    row!(
        FormPlusNotDecoded,
        "the signature matches when `+` is read as a space",
        "pass the raw body; in a form, `+` is a space"
    ),
    row!(
        FormPlusBecameBlank,
        "the signature matches when spaces, or some of them, are read as `+`",
        "pass the raw body; find the proxy or framework that writes the form again: a plus is written %2B"
    ),
    row!(
        FormDecodedTwice,
        "the signature matches when values are escaped once more: the form was decoded twice",
        "pass the raw body; it is decoded here, once"
    ),
    row!(
        FormEncodedTwice,
        "the signature matches when values are unescaped once more: the form was encoded twice",
        "pass the raw body; do not escape it again"
    ),
    row!(HtmlEscaped, "the body has `&amp;` for `&`: it went through an HTML escape", "pass the raw body"),
    row!(EmptyBody, "the body is empty", "pass the raw body: a framework's body parser has read it before you"),
    row!(
        Compressed,
        "the body's bytes are compressed",
        "decompress the bytes before they become text, or switch off compression in your proxy"
    ),
    row!(
        Latin1,
        "the signature matches when the body is read as UTF-8: it was read as Latin-1",
        "pass the bytes as received, or decode them as UTF-8"
    ),
    row!(
        Base64Body,
        "the whole body is base64",
        "decode it first: AWS sets `isBase64Encoded`; `lambdaRequest` of paychop/handler does it"
    ),
    row!(
        CutOff,
        "the body ends too early",
        "read the body to its end; check the limits of size and time in the proxy and framework"
    ),
    row!(
        TrailingNewline,
        "the signature matches without the line end behind the body",
        "pass the body without it: an editor or `echo` adds a line end; `printf '%s'` does not"
    ),
    row!(
        ContentType,
        "the Content-Type header says JSON of a form, or a form of JSON",
        "pass the header as the gateway sent it, or none"
    ),
    row!(
        TimestampOutOfTolerance,
        "the signature is right, but its time is too far from this machine's",
        "set this machine's clock (NTP); where deliveries wait in a queue, raise `toleranceSeconds`. If the difference is whole hours, check the time zone"
    ),
    row!(
        KindDoubtful,
        "it verifies, but its status, currency or order number does not fit the kind that was given",
        "take the kind from your own record of the order: a URL for each kind, or `kind` as a function in the handler"
    ),
    row!(
        LookalikeName,
        "a field's name has letters that look like ASCII and are not",
        "type the name again: copied documents have Cyrillic or full-width letters"
    ),
    row!(
        BizFieldName,
        "the signature matches when `bizContent` and `bizConent` are swapped",
        "the wire name lacks the second t; set the option `bizField` if your gateway has corrected it"
    ),
    row!(
        EmptyFields,
        "the signature matches when empty fields are handled the other way: kept, or left out",
        "see the gateway's rule in docs/protocols; Bibao has the option `emptyValues`"
    ),
    row!(
        ListForm,
        "the signature matches when objects and decimals inside of lists are written in another form",
        "set the option `listForm` to this form"
    ),
    row!(
        HexForm,
        "the signature is this digest, but cut, prefixed or in another encoding",
        "send the whole digest in hexadecimal: 32 digits of MD5, 128 of HMAC-SHA512"
    ),
    row!(
        Base64Variant,
        "`body` is base64 of another kind: URL-safe, without padding, or with line ends",
        "pass the body as received; this gateway uses standard base64 with padding"
    ),
    row!(
        DigitsMoved,
        "the signature matches when digits move between nonce and timestamp",
        "refuse it: the digits were moved, or two fields were filled wrongly"
    ),
    row!(
        NotUtf8,
        "the body's bytes are not UTF-8",
        "pass the bytes as received; something read them in another encoding"
    ),
    row!(
        Gbk,
        "the body's bytes are not UTF-8; they could be GBK",
        "pass the bytes as received; the body must be UTF-8, not GBK"
    ),
    row!(
        ByteOrderMark,
        "the body begins with a byte order mark",
        "pass the bytes as received; something wrote the body to a file first"
    ),
    row!(
        OtherGateway,
        "the fields are those of another gateway's notifications",
        "hand this notification to the object of that gateway"
    ),
    row!(
        OtherKind,
        "the notification is of another kind, or no notification",
        "give the right `kind`, or omit it; a request or an answer is not for `verify`"
    ),
    row!(
        KindNotNamed,
        "nothing in the notification says what it is about",
        "give `kind`, or the option `notificationKind`: a URL for each kind tells them apart"
    ),
    row!(
        OtherMerchant,
        "the notification names another merchant",
        "check which merchant's credentials this endpoint has"
    ),
    row!(
        SecretOrContentDiffers,
        "the secret is another one, or the content was changed: the two cannot be told apart",
        "compare the secret with the gateway's console; then compare the body with the gateway's log"
    ),
];

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
    let (_, words) = WORDS.iter().find(|(own, _)| *own == code).unwrap_or(&WORDS[0]);
    let (message, fix) = words.split_once('\n').unwrap_or_default();
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
        code => {
            let message = error.message().to_owned();
            return Finding { code: FindingCode::Refused(code), message, detail: None, fix: fix(code) };
        }
    };
    of(code, Some(error.message()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_words() {
        let source = include_str!("../contract/diagnosis.rs");
        let (_, names) = source.split_once("pub const fn as_str").unwrap();
        let names = names.matches("=> \"").count();
        assert_eq!(WORDS.len(), names);
        for (at, (code, _)) in WORDS.iter().enumerate() {
            assert!(WORDS[..at].iter().all(|(before, _)| before != code), "{code}");
            let finding = of(*code, None);
            assert!(!finding.message.is_empty() && !finding.fix.is_empty(), "{code}");
        }
    }
}
