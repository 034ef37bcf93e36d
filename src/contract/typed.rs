//! From typed Rust values to fields, and back. The structs themselves are generated from the field tables.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::contract::error::{Code, Error, Result};
use crate::sign::secret::Secret;
use crate::text::decimal::Decimal;
use crate::text::json::{Object, Value, print};

/// A struct that was generated from an operation's field table.
///
/// ```
/// use paychop::{Request, basicex::Query};
///
/// let query = Query { mer_order_no: Some("A1".to_owned()), ..Query::default() };
/// assert_eq!((Query::OPERATION, query.to_json().as_str()), ("query", r#"{"merOrderNo":"A1"}"#));
/// ```
pub trait Request {
    /// The operation that it is for, by its public name.
    const OPERATION: &'static str;

    /// Its fields that are there, by their wire names: what `Gateway::sign` and `Gateway::explain` take.
    fn to_json(&self) -> String;
}

/// A struct with fields, by their wire names.
pub(crate) trait Fields {
    /// Those that are there.
    fn to_fields(&self) -> Object<'_>;
}

/// The fields of a request as JSON.
pub(crate) fn json(fields: &impl Fields) -> String {
    print(&fields.to_fields())
}

/// A value that can be a field of a request.
pub(crate) trait Put {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>);
}

impl Put for String {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::from(self.as_str()));
    }
}

impl Put for Secret {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::from(self.reveal()));
    }
}

impl Put for Decimal {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::from(self.as_str()));
    }
}

impl Put for i64 {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::from(self.to_string()));
    }
}

impl Put for bool {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::Bool(*self));
    }
}

impl Put for Vec<String> {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::List(self.iter().map(|text| Value::from(text.as_str())).collect()));
    }
}

impl<T: Fields> Put for Vec<T> {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        fields.push(name, Value::List(self.iter().map(|item| Value::Object(item.to_fields())).collect()));
    }
}

impl<T: Put> Put for Option<T> {
    fn put<'a>(&'a self, name: &'static str, fields: &mut Object<'a>) {
        if let Some(value) = self {
            value.put(name, fields);
        }
    }
}

/// A struct that was generated from a notification's field table: see [`crate::Notification::event`].
pub trait Event: Sized {
    /// The gateway that sends it, by its identifier.
    const GATEWAY: &'static str;
    /// The kinds of notification that it is read from.
    const KINDS: &'static [&'static str];

    /// Its fields, out of a verified notification's data.
    #[doc(hidden)]
    fn from_fields(fields: &Object<'_>) -> Result<Self>;
}

/// A value that a field of a notification can be read as.
pub(crate) trait Take: Sized {
    fn take(name: &'static str, fields: &Object<'_>) -> Result<Self>;
}

fn missing(name: &'static str) -> Error {
    Error::at(Code::MissingField, name, format_args!("`{name}` is not in the notification"))
}

impl Take for String {
    fn take(name: &'static str, fields: &Object<'_>) -> Result<Self> {
        Take::take(name, fields).and_then(|found: Option<Self>| found.ok_or_else(|| missing(name)))
    }
}

impl Take for Option<String> {
    fn take(name: &'static str, fields: &Object<'_>) -> Result<Self> {
        Ok(fields.scalar(name).map(str::to_owned))
    }
}

impl Take for Decimal {
    fn take(name: &'static str, fields: &Object<'_>) -> Result<Self> {
        Take::take(name, fields).and_then(|found: Option<Self>| found.ok_or_else(|| missing(name)))
    }
}

/// An empty text in a field that need not be there counts as none.
impl Take for Option<Decimal> {
    fn take(name: &'static str, fields: &Object<'_>) -> Result<Self> {
        let Some(text) = fields.scalar(name).filter(|text| !text.is_empty()) else { return Ok(None) };
        let amount = Decimal::of_number(text);
        let refused = || Error::at(Code::MalformedBody, name, format_args!("`{name}` is not a decimal number"));
        amount.map(Some).ok_or_else(refused)
    }
}

/// A nested object.
macro_rules! nested {
    ($name:ty) => {
        impl $crate::contract::typed::Take for Option<$name> {
            fn take(
                name: &'static str,
                fields: &$crate::text::json::Object<'_>,
            ) -> $crate::contract::error::Result<Self> {
                match fields.get(name) {
                    Some($crate::text::json::Value::Object(object)) => <$name>::from_fields(object).map(Some),
                    _ => Ok(None),
                }
            }
        }
    };
}
pub(crate) use nested;
