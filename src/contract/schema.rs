//! Field tables: the only declaration of each operation and notification.
//!
//! The wire order, the validation, the Rust structs, the TypeScript types, the tables in the documents and the forms
//! of the demo page come from these tables.

use crate::text::json::Object;

pub use crate::contract::meaning::Meaning;
pub use crate::contract::signing::{Algorithm, Bodies, SignedTime, Signing, Status, Written};

/// Largest accepted body in bytes, unless `maxBytes` is set.
pub const MAX_BYTES: usize = 65_536;

/// A gateway: its operations, its notifications, its credentials and its signing rules.
#[derive(Debug)]
#[non_exhaustive]
pub struct GatewayTable {
    /// Identifier in notifications and errors, such as `basicex`.
    pub id: &'static str,
    /// Name of its type, such as `Basicex`.
    pub name: &'static str,
    /// Another name of the gateway, such as 币宝; empty if it has none.
    pub other_name: &'static str,
    /// Its base URL, if all merchants have the same. Otherwise the option `baseUrl` is required.
    pub base_url: Option<&'static str>,
    /// How it signs.
    pub signing: Signing,
    /// Body format of its notifications.
    pub bodies: Bodies,
    /// Body of the answer that ends its retries; empty if the body is not a fixed string (Bibao: JSON).
    pub taken: &'static str,
    /// Body of the answer that makes it retry; empty if the body is not a fixed string.
    pub not_taken: &'static str,
    /// The request fields with the merchant's order number. The number of a refund is before the number of its order.
    pub order_numbers: &'static [&'static str],
    /// Fields that identify its notifications among those of all gateways.
    pub typical_fields: &'static [&'static str],
    /// The parts of a merchant's credentials.
    pub credentials: &'static [Credential],
    /// Public names of its own options. All gateways have `baseUrl`, `previous`, `maxBytes` and `strict`.
    pub options: &'static [&'static str],
    /// Its operations, in the order of the gateway's documentation.
    pub operations: &'static [Operation],
    /// Its kinds of notification.
    pub kinds: &'static [Kind],
}

/// One part of a merchant's credentials.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Credential {
    /// Public name, in the gateway's spelling.
    pub name: &'static str,
    /// Its use.
    pub role: Role,
    /// Whether a number is also accepted.
    pub number: bool,
    /// Its length in characters in the gateway's documentation. Not enforced.
    pub usual_length: Option<usize>,
    /// The sandbox's public test value. The tests use it, too. Empty if the role has a default.
    pub sandbox: &'static str,
    /// Description in English.
    pub doc: &'static str,
    /// Description in Chinese.
    pub doc_zh: &'static str,
}

/// Use of a credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// Identifies the merchant. It is sent.
    Identity,
    /// A secret string. It is never sent.
    Secret,
    /// The key of an HMAC-SHA512. It is never sent.
    HmacKey,
    /// An optional length, with its default.
    Length(u8),
}

/// One kind of request from a merchant to the gateway.
#[derive(Debug)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the gateway")]
pub struct Operation {
    /// Public name, such as `refundQuery`.
    pub name: &'static str,
    /// `POST` or `GET`.
    pub method: &'static str,
    /// Path below the base URL. `{name}` stands for the credential of this name.
    pub path: &'static str,
    /// The gateway's name for it, if the message contains this name. Otherwise empty.
    pub wire_name: &'static str,
    /// Whether the payer's browser submits it as a form. Otherwise the merchant's server sends it.
    pub form: bool,
    /// Whether the caller sets the path and any fields.
    pub open: bool,
    /// Its fields, in wire order.
    pub fields: &'static [Field],
    /// The signed fields, in order. Empty: all fields are signed.
    pub signed: &'static [&'static str],
    /// Bibao: the fields in its md5, in order.
    pub key_parts: &'static [&'static str],
    /// Whether its answer has a URL to which the user is sent.
    pub redirects: bool,
    /// The field of the answer's data with the status of the order.
    pub status: Option<Status>,
    /// Whether an accepted request is still pending.
    pub ends_later: bool,
    /// Groups of fields. Each group needs at least one of its fields.
    pub one_of: &'static [&'static [&'static str]],
    /// The earlier order that it refers to. `None` if it creates an order or refers to none.
    pub about: Option<Earlier>,
    /// The fields of the answer's data. They are not validated, because gateways add fields without notice.
    pub answer: &'static [Field],
    /// Description in English.
    pub doc: &'static str,
    /// Description in Chinese.
    pub doc_zh: &'static str,
}

/// A reference to an order that the merchant created before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Earlier {
    /// The field with the number of the order.
    pub field: &'static str,
    /// The operations that create such an order; empty if no operation of the merchant does.
    pub made_by: &'static [&'static str],
}

/// One kind of notification.
#[derive(Debug)]
#[non_exhaustive]
pub struct Kind {
    /// Public name, such as `recharge`.
    pub name: &'static str,
    /// The fields of its data.
    pub fields: &'static [Field],
    /// The signed fields, in order. Empty: all fields are signed.
    pub signed: &'static [&'static str],
    /// The field with the status of the order, if one field alone has it.
    pub status: Option<Status>,
    /// The meaning of its fields.
    pub meaning: Meaning,
    /// The field of its signature, if it differs from `signing.field`.
    pub sign_field: Option<&'static str>,
    /// The fields of the merchant's reply; empty if the gateway expects an acknowledgement without data.
    pub reply: &'static [Field],
    /// The signed fields of the reply, in order.
    pub reply_signed: &'static [&'static str],
    /// Description in English.
    pub doc: &'static str,
    /// Description in Chinese.
    pub doc_zh: &'static str,
}

/// One field of a request, an answer, a notification or a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// Name on the wire.
    pub name: &'static str,
    /// Its allowed values, and its form on the wire.
    pub ty: Type,
    /// Whether it is required.
    pub presence: Presence,
    /// Whether a person writes it (a remark, the name of a bank). Then it can contain `&` and `=`.
    pub free: bool,
    /// Whether it must differ from the merchant's own identity credential.
    pub not_the_merchant: bool,
    /// Description in English.
    pub doc: &'static str,
    /// Description in Chinese.
    pub doc_zh: &'static str,
    /// An example value; empty if there is none.
    pub example: &'static str,
}

/// Whether a field is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Presence {
    /// It is required.
    Required,
    /// It can be omitted.
    Optional,
    /// It is required if `field` has the value `equals`.
    RequiredIf {
        /// The other field.
        field: &'static str,
        /// Its value.
        equals: &'static str,
    },
}

/// The allowed values of a field, and their form on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Type {
    /// Text of `min..=max` characters (code points).
    Text {
        /// Smallest number of characters.
        min: u32,
        /// Largest number of characters.
        max: u32,
        /// The allowed characters, and their format.
        charset: Charset,
        /// The allowed values. Empty: all values are allowed.
        one_of: &'static [&'static str],
    },
    /// A decimal number, not negative: at most `digits` digits before and `scale` after the point.
    Decimal {
        /// Largest number of digits before the point.
        digits: u8,
        /// Largest number of digits after the point.
        scale: u8,
        /// Whether zero is allowed: for a balance, but not for an amount.
        zero: bool,
        /// Its form on the wire.
        wire: Wire,
    },
    /// A whole number.
    Integer {
        /// Smallest value.
        min: i64,
        /// Largest value.
        max: i64,
        /// The allowed values. Empty: all values in the range are allowed.
        one_of: &'static [i64],
        /// Its form on the wire.
        wire: Wire,
    },
    /// An identifier: a string, or a whole number of any length.
    Id,
    /// `true` or `false`.
    Boolean,
    /// A list of strings.
    Texts,
    /// A list of objects with these fields, in wire order.
    Objects(&'static [Field]),
    /// An object with these fields.
    Object(&'static [Field]),
    /// An object whose field names are not known in advance.
    Map,
}

/// The allowed characters of a string, and their format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Charset {
    /// Any Unicode text.
    Any,
    /// ASCII letters and digits.
    Alphanumeric,
    /// Any Unicode text without `&` and without control characters.
    NoSeparator,
    /// Beijing time in the format `yyyy-MM-dd HH:mm:ss`, with a date that exists. In requests also an ISO 8601 string
    /// with a zone, which is converted.
    DateTime,
    /// A URL that begins with `http://` or `https://`.
    Url,
    /// A list with commas as separators. Each item is one of the field's allowed values.
    CommaList,
}

/// Form of a number on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wire {
    /// A JSON number with the caller's digits.
    Number,
    /// A string with the caller's digits.
    Text,
    /// A string with exactly two decimals.
    TwoPlaces,
    /// A string without trailing zeros.
    Shortest,
}

impl Operation {
    /// Whether the signature covers a field.
    pub(crate) fn signs(&self, name: &str) -> bool {
        self.signed.is_empty() || self.signed.contains(&name)
    }
}

impl AsRef<str> for Operation {
    /// Its public name. `Gateway::sign` accepts an operation or its name.
    fn as_ref(&self) -> &str {
        self.name
    }
}

impl GatewayTable {
    /// A kind by its public name.
    pub(crate) fn kind(&self, name: &str) -> Option<&'static Kind> {
        self.kinds.iter().find(|row| row.name == name)
    }

    /// A kind by a name that its gateway's code has from its own table.
    pub(crate) fn own_kind(&self, name: &'static str) -> &'static Kind {
        match self.kind(name) {
            Some(row) => row,
            None => unreachable!("{name} is a kind of this table"),
        }
    }

    /// The names under which the signature of a notification may come.
    pub(crate) fn sign_fields(&self) -> impl Iterator<Item = &'static str> {
        core::iter::once(self.signing.field).chain(self.kinds.iter().filter_map(|kind| kind.sign_field))
    }

    /// The name under which these fields have their sign.
    pub(crate) fn sign_field(&self, fields: &Object<'_>) -> &'static str {
        self.sign_fields().find(|name| fields.get(name).is_some()).unwrap_or(self.signing.field)
    }
}
