//! Functions that declare a gateway's table: each one begins with the usual values, and its methods set the others.

use crate::contract::schema::{
    Charset, Credential, Earlier, Field, Kind, Meaning, Operation, Presence, Role, Status, Type, Wire,
};

impl Credential {
    pub(crate) const fn new(name: &'static str, role: Role, doc: &'static str, doc_zh: &'static str) -> Self {
        let (doc, doc_zh) = words(doc, doc_zh);
        Self { name, role, number: false, usual_length: None, sandbox: "", doc, doc_zh }
    }

    /// May be given as a number, too.
    pub(crate) const fn or_number(mut self) -> Self {
        self.number = true;
        self
    }

    /// The sandbox's public test value. Diagnosis tests it.
    pub(crate) const fn sandbox(mut self, value: &'static str) -> Self {
        if cfg!(any(feature = "diagnose", feature = "descriptions")) {
            self.sandbox = value;
        }
        self
    }

    /// Its length in characters in the gateway's documentation.
    pub(crate) const fn usually(mut self, characters: usize) -> Self {
        self.usual_length = Some(characters);
        self
    }
}

/// Descriptions are for people and generators. The npm package's module omits them.
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
    /// Required. A required text has at least one character.
    pub(crate) const fn required(mut self) -> Self {
        self.presence = Presence::Required;
        if let Type::Text { min: 0, max, charset, one_of } = self.ty {
            self.ty = Type::Text { min: 1, max, charset, one_of };
        }
        self
    }

    /// An identifier, also as a whole number: text in requests, but a gateway may print its own as numbers.
    pub(crate) const fn or_number(mut self) -> Self {
        self.ty = Type::Id;
        self
    }

    /// Optional, as all fields of an answer are.
    pub(crate) const fn optional(mut self) -> Self {
        self.presence = Presence::Optional;
        self
    }

    /// Required if another field has this value.
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

    /// Description in English and in Chinese.
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
            about: None,
            answer: &[],
            doc: "",
            doc_zh: "",
        }
    }

    /// Description in English and in Chinese.
    pub(crate) const fn doc(mut self, doc: &'static str, doc_zh: &'static str) -> Self {
        (self.doc, self.doc_zh) = words(doc, doc_zh);
        self
    }

    /// The gateway's name for it in the message.
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

    /// Its answer has a URL to which the user is sent.
    pub(crate) const fn redirects(mut self) -> Self {
        self.redirects = true;
        self
    }

    /// What its answer's data says of the order.
    pub(crate) const fn status(mut self, status: Status) -> Self {
        self.status = Some(status);
        self
    }

    /// An accepted request is still pending.
    pub(crate) const fn ends_later(mut self) -> Self {
        self.ends_later = true;
        self
    }

    /// Groups of which at least one field must be given.
    pub(crate) const fn one_of(mut self, groups: &'static [&'static [&'static str]]) -> Self {
        self.one_of = groups;
        self
    }

    /// It refers to an order of these operations; the field contains its number. The forms of the demo page need it.
    pub(crate) const fn about(mut self, field: &'static str, made_by: &'static [&'static str]) -> Self {
        if cfg!(feature = "descriptions") {
            self.about = Some(Earlier { field, made_by });
        }
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

    /// The field that has its signature.
    pub(crate) const fn sign_field(mut self, name: &'static str) -> Self {
        self.sign_field = Some(name);
        self
    }

    /// The fields of its reply, and the signed ones among them.
    pub(crate) const fn reply(mut self, fields: &'static [Field], signed: &'static [&'static str]) -> Self {
        self.reply = fields;
        self.reply_signed = signed;
        self
    }
}
