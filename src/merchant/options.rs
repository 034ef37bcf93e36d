//! A merchant's options, in addition to the credentials.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::ops::RangeInclusive;

use crate::contract::error::{Code, Error, Result};
use crate::contract::schema::{GatewayTable, Kind, MAX_BYTES};
use crate::text::json::{Object, Value};
use crate::text::url;

/// What `maxBytes` may be.
const SIZE: RangeInclusive<usize> = 1..=16 << 20;
/// What `toleranceSeconds` may be.
const TOLERANCE: RangeInclusive<usize> = 1..=31_536_000;
/// What `ackBody` may have at most, in bytes.
const LONGEST_ACK: usize = 1024;
/// Longer base URLs are refused.
const MAX_BASE_URL: usize = 1024;

/// The settings of a gateway object. The defaults are those of the public contract.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Scheme, host and optional path, such as `https://api.example.com`. Required but for Basicex.
    pub(crate) base_url: Option<String>,
    /// Largest body that `verify` reads, in bytes.
    pub(crate) max_bytes: usize,
    /// False lets unknown request fields and values outside a closed list through.
    pub(crate) strict: bool,
    /// How far the signed time may be from now, on both sides. Basicex, UBAO and Vpay only.
    pub(crate) tolerance_seconds: Option<u32>,
    /// Basicex: the name of the field with the order in it.
    pub(crate) biz_field: BizField,
    /// Basicex: what its notifications are about, since nothing in them says it.
    pub(crate) notification_kind: Option<&'static str>,
    /// Bibao: whether empty values are part of what a notification signs.
    pub(crate) empty_values: EmptyValues,
    /// Bibao: other md5 parts for an operation, by its name.
    pub(crate) key_parts: Vec<(String, Vec<String>)>,
    /// Bibao: how texts stand in signed replies.
    pub(crate) reply_encoding: ReplyEncoding,
    /// UBAO: how requests are sent.
    pub(crate) encoding: Encoding,
    /// Vpay: how objects and decimals inside of lists stand in the sign string.
    pub(crate) list_form: ListForm,
    /// Basicex: what acknowledges a notification.
    pub(crate) ack_body: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: None,
            max_bytes: MAX_BYTES,
            strict: true,
            tolerance_seconds: None,
            biz_field: BizField::Conent,
            notification_kind: None,
            empty_values: EmptyValues::Include,
            key_parts: Vec::new(),
            reply_encoding: ReplyEncoding::Percent,
            encoding: Encoding::Form,
            list_form: ListForm::Braces,
            ack_body: None,
        }
    }
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// The public name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            fn read(name: &str, value: &Value<'_>) -> Result<Self> {
                let at = choice(name, value, &[$($text),+])?;
                Ok([$(Self::$variant),+][at])
            }
        }
    };
}

choices! {
    /// The name of Basicex's order field. The gateway misspells it; one that corrects it needs the other name.
    BizField {
        /// `bizConent`, as the gateway spells it.
        Conent = "bizConent",
        /// `bizContent`
        Content = "bizContent",
    }
}

choices! {
    /// Whether Bibao signs empty values (`Remark=`).
    EmptyValues {
        /// They are part of the sign string.
        Include = "include",
        /// They are left out.
        Skip = "skip",
    }
}

choices! {
    /// How texts stand in replies to Bibao.
    ReplyEncoding {
        /// Percent-encoded UTF-8.
        Percent = "percent",
        /// As they are.
        Plain = "plain",
    }
}

choices! {
    /// How requests to UBAO are sent.
    Encoding {
        /// A form: the gateway's own samples are PHP's, which reads forms; not every PHP server reads JSON.
        Form = "form",
        /// A JSON body.
        Json = "json",
    }
}

choices! {
    /// How Vpay writes objects and decimals inside of lists into the sign string. Its SDK does it in two ways, and no
    /// sample is public.
    ListForm {
        /// As anywhere else: `[{a=1&b=2},1.5]`.
        Braces = "braces",
        /// Objects without their braces, as the SDK's first versions have it: `[a=1&b=2,1.5]`.
        Bare = "bare",
        /// As JSON, in the order in which it came, numbers with their text: `[{"b":2,"a":1},1.50]`.
        Json = "json",
    }
}

fn invalid(field: &str, message: impl fmt::Display) -> Error {
    Error::at(Code::InvalidOptions, field, message)
}

impl Options {
    /// Reads options by their public names. `previous` is read with the credentials.
    // A separate function, because engines compile large functions slowly: docs/decisions.md, cold start.
    #[inline(never)]
    pub(crate) fn read(table: &'static GatewayTable, given: &Object<'_>) -> Result<Self> {
        let mut options = Self::default();
        for (name, value) in given.iter() {
            if *value == Value::Null || name == "previous" {
                continue;
            }
            let common = matches!(name, "baseUrl" | "maxBytes" | "strict");
            if !common && !table.options.contains(&name) {
                return Err(invalid(
                    name,
                    format_args!("{} has no option `{name}`; its options are {}", table.name, option_names(table)),
                ));
            }
            match name {
                "baseUrl" => options.base_url = value.as_text().map(str::to_owned).or_else(|| Some(String::new())),
                "maxBytes" => options.max_bytes = whole(name, value, &SIZE)?,
                "strict" => match value {
                    Value::Bool(strict) => options.strict = *strict,
                    _ => return Err(invalid(name, "`strict` must be true or false")),
                },
                "toleranceSeconds" => {
                    options.tolerance_seconds = u32::try_from(whole(name, value, &TOLERANCE)?).ok();
                }
                "bizField" => options.biz_field = BizField::read(name, value)?,
                "notificationKind" => options.notification_kind = Some(kind(table, name, value)?.name),
                "emptyValues" => options.empty_values = EmptyValues::read(name, value)?,
                "keyParts" => options.key_parts = key_parts(value)?,
                "replyEncoding" => options.reply_encoding = ReplyEncoding::read(name, value)?,
                "encoding" => options.encoding = Encoding::read(name, value)?,
                "listForm" => options.list_form = ListForm::read(name, value)?,
                "ackBody" => match value {
                    Value::Text(body) => options.ack_body = Some(body.clone().into_owned()),
                    _ => return Err(invalid(name, "`ackBody` must be a string, such as \"success\" or \"\"")),
                },
                _ => return Err(invalid(name, format_args!("`{name}` cannot be given here"))),
            }
        }
        Ok(options)
    }

    /// Whether every set option belongs to the gateway, and the base URL is one.
    #[inline(never)]
    pub(crate) fn check(&mut self, table: &'static GatewayTable) -> Result<()> {
        if self.tolerance_seconds.is_some() && !table.options.contains(&"toleranceSeconds") {
            return Err(invalid(
                "toleranceSeconds",
                format_args!("{} signs no time that could be compared", table.name),
            ));
        }
        let tolerance = self.tolerance_seconds.map(|seconds| ("toleranceSeconds", seconds as usize, TOLERANCE));
        for (name, number, range) in [("maxBytes", self.max_bytes, SIZE)].into_iter().chain(tolerance) {
            if !range.contains(&number) {
                return Err(not_whole(name, &Value::Number(number.to_string().into()).shown(), &range));
            }
        }
        if self.ack_body.as_ref().is_some_and(|body| body.len() > LONGEST_ACK) {
            return Err(invalid("ackBody", format_args!("`ackBody` must be a string of at most {LONGEST_ACK} bytes")));
        }
        let base = match (&self.base_url, table.base_url) {
            (Some(base), _) => base.as_str(),
            (None, Some(base)) => base,
            (None, None) => {
                return Err(invalid(
                    "baseUrl",
                    format_args!(
                        "`baseUrl` is missing: {} has no common address, so set the one it gave you, such as https://api.example.com",
                        table.name
                    ),
                ));
            }
        };
        self.base_url = Some(base_url(base)?.to_owned());
        Ok(())
    }
}

fn option_names(table: &GatewayTable) -> String {
    let common = ["baseUrl", "maxBytes", "strict", "previous"];
    common.iter().chain(table.options).copied().collect::<Vec<_>>().join(", ")
}

/// A base URL without its trailing slash.
fn base_url(base: &str) -> Result<&str> {
    if url::is_address(base) && base.len() <= MAX_BASE_URL && !base.contains(['?', '#', '@']) {
        return Ok(base.trim_end_matches('/'));
    }
    Err(invalid(
        "baseUrl",
        "`baseUrl` must be a URL such as https://api.example.com or https://api.example.com:8443/v1: without query, fragment or user",
    ))
}

fn whole(name: &str, value: &Value<'_>, range: &RangeInclusive<usize>) -> Result<usize> {
    let number = match value {
        Value::Number(number) => number.parse().ok().filter(|number| range.contains(number)),
        _ => None,
    };
    number.ok_or_else(|| not_whole(name, &value.shown(), range))
}

fn not_whole(name: &str, given: &str, range: &RangeInclusive<usize>) -> Error {
    let (min, max) = (range.start(), range.end());
    invalid(name, format_args!("`{name}` is {given}; it must be a whole number from {min} to {max}"))
}

/// The row of a kind that a caller names.
pub(crate) fn kind(table: &'static GatewayTable, name: &str, value: &Value<'_>) -> Result<&'static Kind> {
    let names: Vec<_> = table.kinds.iter().map(|kind| kind.name).collect();
    choice(name, value, &names).map(|at| &table.kinds[at])
}

/// Where a value stands among those that are allowed.
#[inline(never)]
fn choice(name: &str, value: &Value<'_>, allowed: &[&str]) -> Result<usize> {
    allowed.iter().position(|own| value.as_text() == Some(own)).ok_or_else(|| {
        invalid(name, format_args!("`{name}` is {}; it must be one of {}", value.shown(), allowed.join(", ")))
    })
}

#[inline(never)]
fn key_parts(value: &Value<'_>) -> Result<Vec<(String, Vec<String>)>> {
    let wrong = || {
        invalid(
            "keyParts",
            "`keyParts` must map an operation's name to a list of field names, such as {\"login\":[\"MerCode\",\"UserName\"]}",
        )
    };
    let Value::Object(parts) = value else { return Err(wrong()) };
    let names = |list: &Value<'_>| match list {
        Value::List(list) => list.iter().map(|part| part.as_text().map(str::to_owned).ok_or_else(wrong)).collect(),
        _ => Err(wrong()),
    };
    parts.iter().map(|(operation, list)| Ok((operation.to_owned(), names(list)?))).collect()
}
