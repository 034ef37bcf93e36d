//! JSON without loss: numbers keep their digits, fields keep their order, and a duplicate field is an error.
//!
//! A signature covers the received text. General JSON libraries change `22.70` to `22.7`, keep the last of two
//! duplicate fields, and recurse as deep as the sender wants; see `docs/decisions.md`.

mod read;
mod write;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::text::sort;

pub(crate) use read::{Fault, FaultKind, is_field_name, read, read_within};
#[cfg(feature = "edge")]
pub(crate) use write::quote_into;
pub(crate) use write::{Writer, print};

/// Of JSON that is made here.
pub(crate) const CONTENT_TYPE: &str = "application/json; charset=utf-8";

/// A JSON value whose numbers are the text that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was written
    Number(Cow<'a, str>),
    /// A text, unescaped
    Text(Cow<'a, str>),
    /// A list
    List(Vec<Value<'a>>),
    /// An object
    Object(Object<'a>),
}

/// The members of a JSON object, in the order in which they came, each name once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Object<'a>(pub Vec<(Cow<'a, str>, Value<'a>)>);

/// Up to so many bytes of a value are shown in a message.
const SHOWN: usize = 40;

/// Sorts members by ASCII order of name.
pub(crate) fn sort(members: &mut [(&str, &Value<'_>)]) {
    sort::by(members, |one, other| one.0 < other.0);
}

/// Searches from the last hit on, because callers ask for most names in their order.
pub(crate) fn find_from<T>(members: &[T], from: usize, is_it: impl Fn(&T) -> bool) -> Option<usize> {
    let (before, after) = members.split_at(from.min(members.len()));
    let ahead = after.iter().position(&is_it).map(|at| before.len() + at);
    ahead.or_else(|| before.iter().position(is_it))
}

impl Value<'_> {
    /// The text of a string.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string or a number.
    pub fn as_scalar(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string, a number or a boolean.
    pub(crate) fn as_word(&self) -> Option<&str> {
        match self {
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            other => other.as_scalar(),
        }
    }

    /// The same, or an empty text: how it is written into a form.
    pub(crate) fn text_or_empty(&self) -> &str {
        self.as_word().unwrap_or_default()
    }

    /// Whether it is an object or a list.
    pub(crate) fn is_nested(&self) -> bool {
        matches!(self, Self::Object(_) | Self::List(_))
    }

    /// Whether it counts as absent: null, or an empty string.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Null) || self.as_text() == Some("")
    }

    /// What it is, for a message.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl Value<'_> {
    /// What it is, and a short text or number itself, for a message: `a string (EUR)`.
    #[cold]
    pub(crate) fn shown(&self) -> String {
        match self.as_scalar() {
            Some(text) if text.len() <= SHOWN => [self.type_name(), " (", text, ")"].concat(),
            _ => self.type_name().into(),
        }
    }
}

impl<'a> Object<'a> {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The text of a name, where its value is a string or a number.
    pub fn scalar(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_scalar)
    }

    /// Adds a member; the caller knows that its name is new.
    pub(crate) fn push(&mut self, name: impl Into<Cow<'a, str>>, value: Value<'a>) {
        self.0.push((name.into(), value));
    }

    /// Takes a member out.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value<'a>> {
        let at = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(at).1)
    }

    /// The members in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
