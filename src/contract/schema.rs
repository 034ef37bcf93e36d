//! Field tables: the one declaration of every operation and notification.
//!
//! Wire order, validation, the typed Rust structs, the TypeScript types, the tables in the documents and
//! the forms of the demo page are all made from these.

use crate::text::json::Object;

pub use crate::contract::meaning::Meaning;
pub use crate::contract::signing::{Algorithm, Bodies, SignedTime, Signing, Status, Written};

/// Larger bodies are refused unread, in bytes, unless the option `maxBytes` allows them.
pub const MAX_BYTES: usize = 65_536;

/// Everything a gateway offers: what it takes, what it sends.
#[derive(Debug)]
#[non_exhaustive]
pub struct GatewayTable {
    /// How messages name it: `basicex`.
    pub id: &'static str,
    /// The gateway's name in the public contract, such as `Basicex`.
    pub name: &'static str,
    /// What else it is called, such as 币宝; empty where that is its name.
    pub other_name: &'static str,
    /// Its base URL, where it is the same for every merchant.
    pub base_url: Option<&'static str>,
    /// How it signs.
    pub signing: Signing,
    /// What it sends its notifications as.
    pub bodies: Bodies,
    /// The exact text that ends its retries; empty where the answer is more than a text.
    pub taken: &'static str,
    /// The body that makes it retry; it may be empty too.
    pub not_taken: &'static str,
    /// The fields of requests with the merchant's own order number; that of a refund is before that of its order.
    pub order_numbers: &'static [&'static str],
    /// The fields by which its notifications are known from those of the others.
    pub typical_fields: &'static [&'static str],
    /// The credentials it hands to a merchant.
    pub credentials: &'static [Credential],
    /// Its options beside `baseUrl`, `previous`, `maxBytes` and `strict`, by their public names.
    pub options: &'static [&'static str],
    /// Its operations, in the order of its documentation.
    pub operations: &'static [Operation],
    /// The kinds of notification it sends.
    pub kinds: &'static [Kind],
}

/// One part of a merchant's credentials.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Credential {
    /// Public name, as the gateway spells it.
    pub name: &'static str,
    /// What it is used for.
    pub role: Role,
    /// Whether it may be given as a number as well as as a string.
    pub number: bool,
    /// How many characters it has by the gateway's documentation; not enforced.
    pub usual_length: Option<usize>,
    /// What the merchant of the local sandbox has, who is that of the tests, too. It is public; empty where the role has a
    /// default.
    pub sandbox: &'static str,
    /// What it is, in English.
    pub doc: &'static str,
    /// What it is, in Chinese.
    pub doc_zh: &'static str,
}

/// What a credential is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// Names the merchant; it is sent.
    Identity,
    /// A secret text; it is never sent.
    Secret,
    /// A secret that keys an HMAC-SHA512; it is never sent.
    HmacKey,
    /// A count, optional, with its default.
    Length(u8),
}

/// One call that a merchant makes to the gateway.
#[derive(Debug)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the gateway")]
pub struct Operation {
    /// Name of the method in the public contract, such as `refundQuery`.
    pub name: &'static str,
    /// `POST` or `GET`.
    pub method: &'static str,
    /// Path under the base URL. `{…}` stands for a credential.
    pub path: &'static str,
    /// What the gateway calls it where that is part of the message; else empty.
    pub wire_name: &'static str,
    /// Whether it is a form that the payer's browser submits, not a server's call.
    pub form: bool,
    /// Whether the caller gives the path, and fields that no table knows.
    pub open: bool,
    /// Its fields, in wire order.
    pub fields: &'static [Field],
    /// The names of what it signs, in order; empty where that is every field.
    pub signed: &'static [&'static str],
    /// Bibao: the names of what its md5 covers, in order.
    pub key_parts: &'static [&'static str],
    /// Whether its answer says where the user goes on.
    pub redirects: bool,
    /// What its answer's data says of the order.
    pub status: Option<Status>,
    /// Whether an answer that takes it in leaves its end open, so that it is pending.
    pub ends_later: bool,
    /// Groups of which at least one field must be given.
    pub one_of: &'static [&'static [&'static str]],
    /// The earlier order that it is about; none where it is about no order, or makes one.
    pub about: Option<Earlier>,
    /// The fields of its answer's data. Never validated: gateways add fields without notice.
    pub answer: &'static [Field],
    /// What it does, in English.
    pub doc: &'static str,
    /// What it does, in Chinese.
    pub doc_zh: &'static str,
}

/// An order that a merchant has made before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Earlier {
    /// The field with its number.
    pub field: &'static str,
    /// The operations that make such an order; empty where none of the merchant's does.
    pub made_by: &'static [&'static str],
}

/// One kind of notification.
#[derive(Debug)]
#[non_exhaustive]
pub struct Kind {
    /// Name in the public contract, such as `recharge`.
    pub name: &'static str,
    /// Fields of its data.
    pub fields: &'static [Field],
    /// The names of what it signs, in order; empty where that is every field.
    pub signed: &'static [&'static str],
    /// What its data says of the order, where one field says it.
    pub status: Option<Status>,
    /// What its fields mean.
    pub meaning: Meaning,
    /// The field that has its signature, where that is another than the gateway's others have.
    pub sign_field: Option<&'static str>,
    /// The fields that the merchant answers it with; empty where a plain acknowledgement is expected.
    pub reply: &'static [Field],
    /// The fields that such an answer signs, in order.
    pub reply_signed: &'static [&'static str],
    /// What it tells, in English.
    pub doc: &'static str,
    /// What it tells, in Chinese.
    pub doc_zh: &'static str,
}

/// One field of a request, an answer, a notification or a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// Name on the wire.
    pub name: &'static str,
    /// What it may hold.
    pub ty: Type,
    /// Whether it must be there.
    pub presence: Presence,
    /// Whether a person writes it, so that `&` and `=` in it say nothing: a remark, the name of a bank.
    pub free: bool,
    /// Whether it must differ from the merchant's own identity.
    pub not_the_merchant: bool,
    /// What it means, in English.
    pub doc: &'static str,
    /// What it means, in Chinese.
    pub doc_zh: &'static str,
    /// A value that the gateway's documentation or ours shows; may be empty.
    pub example: &'static str,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Presence {
    /// It must.
    Required,
    /// It may be left out.
    Optional,
    /// It must when `field` has the value `equals`.
    RequiredIf {
        /// The other field.
        field: &'static str,
        /// Its value.
        equals: &'static str,
    },
}

/// What a field may hold, and how it goes onto the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Type {
    /// Text of `min..=max` characters (code points).
    Text {
        /// Fewest characters.
        min: u32,
        /// Most characters.
        max: u32,
        /// Which characters, in which form.
        charset: Charset,
        /// The allowed values; empty where anything goes.
        one_of: &'static [&'static str],
    },
    /// A decimal: at most `digits` before and `scale` after the point.
    Decimal {
        /// Most digits before the point.
        digits: u8,
        /// Most digits after the point.
        scale: u8,
        /// Whether it may be zero: a balance may, an amount may not.
        zero: bool,
        /// Its form on the wire.
        wire: Wire,
    },
    /// A whole number.
    Integer {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
        /// The allowed values; empty where the range decides.
        one_of: &'static [i64],
        /// Its form on the wire.
        wire: Wire,
    },
    /// An identifier that comes as text or as a whole number of any length.
    Id,
    /// `true` or `false`.
    Boolean,
    /// A list of texts.
    Texts,
    /// A list of objects with these fields, in wire order.
    Objects(&'static [Field]),
    /// An object with these fields.
    Object(&'static [Field]),
    /// An object whose names are not known beforehand.
    Map,
}

/// Which characters a text may have, and in which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Charset {
    /// Any Unicode text.
    Any,
    /// ASCII letters and digits.
    Alphanumeric,
    /// Any text without `&` and without control characters.
    NoSeparator,
    /// Beijing time as `yyyy-MM-dd HH:mm:ss`, a date that exists; or ISO 8601 text with a zone, which is written so.
    DateTime,
    /// A URL that begins with `http://` or `https://`.
    Url,
    /// A comma list, each item one of the field's allowed values.
    CommaList,
}

/// How a number goes onto the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wire {
    /// A JSON number with the caller's text.
    Number,
    /// Text, as the caller wrote it.
    Text,
    /// Text with exactly two decimals.
    TwoPlaces,
    /// Text without trailing zeros.
    Shortest,
}

impl Operation {
    /// Whether the signature covers a field.
    pub(crate) fn signs(&self, name: &str) -> bool {
        self.signed.is_empty() || self.signed.contains(&name)
    }
}

impl AsRef<str> for Operation {
    /// Its public name, which is what `Gateway::sign` takes.
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
