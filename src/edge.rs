//! For the npm package's module, beyond the public API. Not part of the crate's contract.

use alloc::string::String;

use crate::contract::error::{Code, Error};
use crate::text::json::{self, Object, Value};

/// An error of the edge's own.
pub fn error(code: Code, field: Option<&str>, message: &str) -> Error {
    match field {
        Some(field) => Error::at(code, field, message),
        None => Error::new(code, message),
    }
}

/// Adds a text in quotes, escaped.
pub fn quote_into(out: &mut String, text: &str) {
    json::quote_into(out, text);
}

/// A JSON object, where the text is one.
pub fn object(text: &str) -> Option<Object<'_>> {
    match json::read(text) {
        Ok(Value::Object(object)) => Some(object),
        _ => None,
    }
}
