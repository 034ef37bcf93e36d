//! Field tables: the one declaration of every operation and notification.
//!
//! Wire order, validation, the typed Rust structs, the TypeScript types, the tables in the documents and
//! the forms of the demo page are all made from these.

use crate::text::json::Object;

pub use crate::contract::meaning::Meaning;
pub use crate::contract::signing::{Algorithm, Bodies, Signing, Status};

/// Everything a gateway offers: what it takes, what it sends.
#[derive(Debug)]
#[non_exhaustive]
pub struct GatewayTable {
    /// How messages name it: `basicex`.
    pub id: &'static str,
    /// The gateway's name in the public contract, such as `Basicex`.
    pub name: &'static str,
    /// Its base URL, where it is the same for every merchant.
    pub base_url: Option<&'static str>,
    /// How it signs.
    pub signing: Signing,
    /// What it sends its notifications as.
    pub bodies: Bodies,
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
pub struct Credential {
    /// Public name, as the gateway spells it.
    pub name: &'static str,
    /// What it is used for.
    pub role: Role,
    /// How many characters it has by the gateway's documentation; not enforced.
    pub usual_length: Option<usize>,
    /// What it is, in English.
    pub doc: &'static str,
    /// What it is, in Chinese.
    pub doc_zh: &'static str,
}

/// What a credential is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// The fields of its answer's data. Never validated: gateways add fields without notice.
    pub answer: &'static [Field],
    /// What it does, in English.
    pub doc: &'static str,
    /// What it does, in Chinese.
    pub doc_zh: &'static str,
}

/// One kind of notification.
#[derive(Debug)]
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
    /// The field that has its sign, where that is another than the gateway's others have.
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

impl Credential {
    pub(crate) const fn new(name: &'static str, role: Role, doc: &'static str, doc_zh: &'static str) -> Self {
        let (doc, doc_zh) = words(doc, doc_zh);
        Self { name, role, usual_length: None, doc, doc_zh }
    }

    /// How many characters the documentation gives it.
    pub(crate) const fn usually(mut self, characters: usize) -> Self {
        self.usual_length = Some(characters);
        self
    }
}

/// Descriptions are read by people and by generators; the npm package's module does without them.
const fn words(doc: &'static str, doc_zh: &'static str) -> (&'static str, &'static str) {
    if cfg!(feature = "descriptions") { (doc, doc_zh) } else { ("", "") }
}

const fn field(name: &'static str, ty: Type) -> Field {
    Field {
        name,
        ty,
        presence: Presence::Optional,
        free: false,
        not_the_merchant: false,
        doc: "",
        doc_zh: "",
        example: "",
    }
}

/// A text of at most `max` characters; an empty one is allowed where the field is optional.
pub(crate) const fn text(name: &'static str, max: u32) -> Field {
    field(name, Type::Text { min: 0, max, charset: Charset::Any, one_of: &[] })
}

/// A decimal above zero, sent as a JSON number.
pub(crate) const fn decimal(name: &'static str, digits: u8, scale: u8) -> Field {
    field(name, Type::Decimal { digits, scale, zero: false, wire: Wire::Number })
}

/// A whole number of `min..=max`, sent as a JSON number.
pub(crate) const fn integer(name: &'static str, min: i64, max: i64) -> Field {
    field(name, Type::Integer { min, max, one_of: &[], wire: Wire::Number })
}

/// A whole number out of a closed list, sent as a JSON number.
pub(crate) const fn choice(name: &'static str, one_of: &'static [i64]) -> Field {
    field(name, Type::Integer { min: i64::MIN, max: i64::MAX, one_of, wire: Wire::Number })
}

/// An identifier that comes as text or as a whole number.
pub(crate) const fn id(name: &'static str) -> Field {
    field(name, Type::Id)
}

/// A boolean.
pub(crate) const fn boolean(name: &'static str) -> Field {
    field(name, Type::Boolean)
}

/// A list of texts.
pub(crate) const fn texts(name: &'static str) -> Field {
    field(name, Type::Texts)
}

/// A list of objects.
pub(crate) const fn objects(name: &'static str, fields: &'static [Field]) -> Field {
    field(name, Type::Objects(fields))
}

/// One nested object.
pub(crate) const fn object(name: &'static str, fields: &'static [Field]) -> Field {
    field(name, Type::Object(fields))
}

/// One nested object with names of its own.
pub(crate) const fn map(name: &'static str) -> Field {
    field(name, Type::Map)
}

impl Field {
    /// Must be there; a required text has at least one character.
    pub(crate) const fn required(mut self) -> Self {
        self.presence = Presence::Required;
        if let Type::Text { min: 0, max, charset, one_of } = self.ty {
            self.ty = Type::Text { min: 1, max, charset, one_of };
        }
        self
    }

    /// Must be there when another field has a value.
    pub(crate) const fn required_if(mut self, field: &'static str, equals: &'static str) -> Self {
        self.presence = Presence::RequiredIf { field, equals };
        self
    }

    /// A person writes it.
    pub(crate) const fn free(mut self) -> Self {
        self.free = true;
        self
    }

    /// At least this many characters.
    pub(crate) const fn min(mut self, least: u32) -> Self {
        if let Type::Text { max, charset, one_of, .. } = self.ty {
            self.ty = Type::Text { min: least, max, charset, one_of };
        }
        self
    }

    /// Only these characters, in this form.
    pub(crate) const fn charset(mut self, charset: Charset) -> Self {
        if let Type::Text { min, max, one_of, .. } = self.ty {
            self.ty = Type::Text { min, max, charset, one_of };
        }
        self
    }

    /// Only these texts.
    pub(crate) const fn one_of(mut self, one_of: &'static [&'static str]) -> Self {
        if let Type::Text { min, max, charset, .. } = self.ty {
            self.ty = Type::Text { min, max, charset, one_of };
        }
        self
    }

    /// A number's form on the wire.
    pub(crate) const fn wire(mut self, wire: Wire) -> Self {
        self.ty = match self.ty {
            Type::Decimal { digits, scale, zero, .. } => Type::Decimal { digits, scale, zero, wire },
            Type::Integer { min, max, one_of, .. } => Type::Integer { min, max, one_of, wire },
            other => other,
        };
        self
    }

    /// May be zero.
    pub(crate) const fn or_zero(mut self) -> Self {
        if let Type::Decimal { digits, scale, wire, .. } = self.ty {
            self.ty = Type::Decimal { digits, scale, zero: true, wire };
        }
        self
    }

    /// Must differ from the merchant's own identity.
    pub(crate) const fn not_the_merchant(mut self) -> Self {
        self.not_the_merchant = true;
        self
    }

    /// What it means, in English and in Chinese.
    pub(crate) const fn doc(mut self, doc: &'static str, doc_zh: &'static str) -> Self {
        (self.doc, self.doc_zh) = words(doc, doc_zh);
        self
    }

    /// A sample value.
    pub(crate) const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }
}

impl Operation {
    /// A server's `POST` without fields yet; the tables fill in the rest.
    pub(crate) const fn post(name: &'static str, path: &'static str, fields: &'static [Field]) -> Self {
        Self {
            name,
            method: "POST",
            path,
            wire_name: "",
            form: false,
            open: false,
            fields,
            signed: &[],
            key_parts: &[],
            redirects: false,
            status: None,
            ends_later: false,
            one_of: &[],
            answer: &[],
            doc: "",
            doc_zh: "",
        }
    }

    /// What it does, in English and in Chinese.
    pub(crate) const fn doc(mut self, doc: &'static str, doc_zh: &'static str) -> Self {
        (self.doc, self.doc_zh) = words(doc, doc_zh);
        self
    }

    /// What the gateway calls it in the message.
    pub(crate) const fn wire_name(mut self, wire_name: &'static str) -> Self {
        self.wire_name = wire_name;
        self
    }

    /// A `GET` whose fields are its query.
    pub(crate) const fn get(mut self) -> Self {
        self.method = "GET";
        self
    }

    /// Any path of the gateway's family, any fields.
    pub(crate) const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// A form for the payer's browser.
    pub(crate) const fn form(mut self) -> Self {
        self.form = true;
        self
    }

    /// What it signs, in order.
    pub(crate) const fn signed(mut self, names: &'static [&'static str]) -> Self {
        self.signed = names;
        self
    }

    /// What the md5 covers, in order.
    pub(crate) const fn key_parts(mut self, names: &'static [&'static str]) -> Self {
        self.key_parts = names;
        self
    }

    /// Its answer says where the user goes on.
    pub(crate) const fn redirects(mut self) -> Self {
        self.redirects = true;
        self
    }

    /// What its answer's data says of the order.
    pub(crate) const fn status(mut self, status: Status) -> Self {
        self.status = Some(status);
        self
    }

    /// An answer that takes it in leaves its end open.
    pub(crate) const fn ends_later(mut self) -> Self {
        self.ends_later = true;
        self
    }

    /// Whether the sign covers a field.
    pub(crate) fn signs(&self, name: &str) -> bool {
        self.signed.is_empty() || self.signed.contains(&name)
    }

    /// Groups of which at least one field must be given.
    pub(crate) const fn one_of(mut self, groups: &'static [&'static [&'static str]]) -> Self {
        self.one_of = groups;
        self
    }

    /// The fields of its answer's data.
    pub(crate) const fn answer(mut self, fields: &'static [Field]) -> Self {
        if cfg!(feature = "descriptions") {
            self.answer = fields;
        }
        self
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

    /// The names under which the sign of a notification may come.
    pub(crate) fn sign_fields(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.signing.field).chain(self.kinds.iter().filter_map(|kind| kind.sign_field))
    }

    /// The name under which these fields have their sign.
    pub(crate) fn sign_field(&self, fields: &Object<'_>) -> &'static str {
        self.sign_fields().find(|name| fields.get(name).is_some()).unwrap_or(self.signing.field)
    }
}

impl Kind {
    /// A kind that is acknowledged.
    pub(crate) const fn new(
        name: &'static str,
        fields: &'static [Field],
        doc: &'static str,
        doc_zh: &'static str,
    ) -> Self {
        let (doc, doc_zh) = words(doc, doc_zh);
        Self {
            name,
            fields,
            signed: &[],
            status: None,
            meaning: Meaning::NOTHING,
            sign_field: None,
            reply: &[],
            reply_signed: &[],
            doc,
            doc_zh,
        }
    }

    /// What its fields mean.
    pub(crate) const fn means(mut self, meaning: Meaning) -> Self {
        self.meaning = meaning;
        self
    }

    /// What its data says of the order.
    pub(crate) const fn status(mut self, status: Status) -> Self {
        self.status = Some(status);
        self
    }

    /// What it signs, in order.
    pub(crate) const fn signed(mut self, names: &'static [&'static str]) -> Self {
        self.signed = names;
        self
    }

    /// The field that has its sign.
    pub(crate) const fn sign_field(mut self, name: &'static str) -> Self {
        self.sign_field = Some(name);
        self
    }

    /// The fields that it is answered with, and those of them that the answer signs.
    pub(crate) const fn reply(mut self, fields: &'static [Field], signed: &'static [&'static str]) -> Self {
        self.reply = fields;
        self.reply_signed = signed;
        self
    }
}
