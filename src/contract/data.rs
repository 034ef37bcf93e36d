//! Signed and unsigned fields, for the caller.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;

use crate::text::json::{self, Object, Value, Writer};

/// Fields by their wire names. Numbers keep their text; null and booleans stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Data(Cow<'static, str>);

impl Data {
    pub(crate) fn of(object: &Object<'_>) -> Self {
        Self::part_of(object, &|_, _| true)
    }

    /// The fields that belong.
    pub(crate) fn part_of(object: &Object<'_>, belongs: &dyn Fn(&str, &Value<'_>) -> bool) -> Self {
        let mut fields = object.iter().filter(|(name, value)| belongs(name, value)).peekable();
        if fields.peek().is_none() {
            return Self::none();
        }
        let mut writer = Writer::with_capacity(512);
        writer.begin_object();
        for (name, value) in fields {
            writer.any_name(name);
            writer.exact(value);
        }
        writer.end_object();
        Self(Cow::Owned(writer.finish()))
    }

    pub(crate) fn none() -> Self {
        Self(Cow::Borrowed("{}"))
    }

    /// The fields as a JSON object whose numbers are texts.
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// The fields, taken apart.
    pub fn fields(&self) -> Object<'_> {
        match json::read(&self.0) {
            Ok(Value::Object(object)) => object,
            _ => Object::default(),
        }
    }

    /// The text of one field, where it is there and is a text or was a number.
    pub fn get(&self, name: &str) -> Option<String> {
        self.fields().scalar(name).map(str::to_owned)
    }
}
