//! The compact writer. `/` and characters beyond ASCII are never escaped: the gateways sign the plain text.

use alloc::string::String;

use super::{Object, Value};
use crate::text::hex::{LOWER, hex};
use crate::text::scan::ByteSet;

/// Builds compact JSON text in one buffer.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    out: String,
    /// Whether the next member or element needs a comma before it.
    comma: bool,
}

/// An object as compact JSON, numbers as numbers.
pub(crate) fn print(object: &Object<'_>) -> String {
    let texts: usize = object.iter().map(|(name, value)| name.len() + value.as_scalar().map_or(16, str::len)).sum();
    let mut out = Writer::with_capacity(texts + texts / 8 + 128);
    out.object(object);
    out.finish()
}

impl Writer {
    /// A writer for a short text.
    pub(crate) fn new() -> Self {
        Self::with_capacity(256)
    }

    /// A writer with room for so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes), comma: false }
    }

    /// The text that was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn separate(&mut self) {
        if self.comma {
            self.out.push(',');
        }
        self.comma = true;
    }

    /// `{`; members must follow, and [`Self::end_object`].
    pub(crate) fn begin_object(&mut self) {
        self.separate();
        self.out.push('{');
        self.comma = false;
    }

    /// `}`
    pub(crate) fn end_object(&mut self) {
        self.out.push('}');
        self.comma = true;
    }

    /// `[`; elements must follow, and [`Self::end_list`].
    pub(crate) fn begin_list(&mut self) {
        self.separate();
        self.out.push('[');
        self.comma = false;
    }

    /// `]`
    pub(crate) fn end_list(&mut self) {
        self.out.push(']');
        self.comma = true;
    }

    /// A member's name that needs no escape; its value must follow.
    pub(crate) fn name(&mut self, name: &'static str) {
        self.out.push_str(if self.comma { ",\"" } else { "\"" });
        self.out.push_str(name);
        self.out.push_str("\":");
        self.comma = false;
    }

    /// A member's name as somebody else chose it; its value must follow.
    pub(crate) fn any_name(&mut self, name: &str) {
        self.separate();
        quote_into(&mut self.out, name);
        self.out.push(':');
        self.comma = false;
    }

    /// A string, escaped.
    pub(crate) fn text(&mut self, text: &str) {
        self.separate();
        quote_into(&mut self.out, text);
    }

    /// Text that is JSON already: a number, a literal, a document.
    pub(crate) fn raw(&mut self, json: &str) {
        self.separate();
        self.out.push_str(json);
    }

    /// A member that is a string.
    pub(crate) fn field(&mut self, name: &'static str, text: &str) {
        self.name(name);
        self.text(text);
    }

    /// A member that is JSON already.
    pub(crate) fn raw_field(&mut self, name: &'static str, json: &str) {
        self.name(name);
        self.raw(json);
    }

    /// A member that is `true` or `false`.
    pub(crate) fn bool_field(&mut self, name: &'static str, value: bool) {
        self.raw_field(name, if value { "true" } else { "false" });
    }

    /// A member that is a string, where there is one.
    pub(crate) fn optional(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.field(name, text);
        }
    }

    /// A value as it came, numbers as numbers.
    pub(crate) fn value(&mut self, value: &Value<'_>) {
        self.tree(value, false);
    }

    /// A value whose numbers become texts, so that no reader turns them into floats.
    pub(crate) fn exact(&mut self, value: &Value<'_>) {
        self.tree(value, true);
    }

    /// An object as it came, numbers as numbers.
    pub(crate) fn object(&mut self, object: &Object<'_>) {
        self.members(object, false);
    }

    /// An object whose numbers become texts.
    pub(crate) fn exact_object(&mut self, object: &Object<'_>) {
        self.members(object, true);
    }

    fn members(&mut self, object: &Object<'_>, exact: bool) {
        self.begin_object();
        for (name, value) in object.iter() {
            self.any_name(name);
            self.tree(value, exact);
        }
        self.end_object();
    }

    fn tree(&mut self, value: &Value<'_>, exact: bool) {
        match value {
            Value::Null => self.raw("null"),
            Value::Bool(true) => self.raw("true"),
            Value::Bool(false) => self.raw("false"),
            Value::Number(number) if exact => self.text(number),
            Value::Number(number) => self.raw(number),
            Value::Text(text) => self.text(text),
            Value::List(elements) => {
                self.begin_list();
                for element in elements {
                    self.tree(element, exact);
                }
                self.end_list();
            }
            Value::Object(object) => self.members(object, exact),
        }
    }
}

/// The text in quotes, escaped.
pub(crate) fn quote_into(out: &mut String, text: &str) {
    out.push('"');
    escape_into(out, text);
    out.push('"');
}

/// What JSON must escape: quotes, backslashes and control characters.
pub(super) const ESCAPED: ByteSet<2> = ByteSet { bytes: *b"\"\\", below: b' ', non_ascii: false };

/// The text with what JSON must escape escaped, and nothing else.
fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let (plain, escaped) = rest.split_at(ESCAPED.find(rest.as_bytes()));
        out.push_str(plain);
        let Some(&byte) = escaped.as_bytes().first() else { return };
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            _ => {
                out.push_str("\\u00");
                out.push_str(&hex(&[byte], LOWER));
            }
        }
        rest = &escaped[1..];
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn writes_what_it_read_and_nothing_more() {
        let text = r#"{"a":[1.50,true,null,{}],"b":"中/\"\\\u0001\n","c":[]}"#;
        let mut writer = Writer::new();
        writer.value(&read(text).unwrap());
        assert_eq!(writer.finish(), text);
    }

    #[test]
    fn exact_turns_numbers_into_texts() {
        let mut writer = Writer::new();
        writer.exact(&read(r#"{"a":[22.70,9223372036854775807],"b":null}"#).unwrap());
        assert_eq!(writer.finish(), r#"{"a":["22.70","9223372036854775807"],"b":null}"#);
    }

    #[test]
    fn escapes_as_serde_json_does() {
        let text: String = (0..0x250).filter_map(char::from_u32).chain("中🧧\u{2028}".chars()).collect();
        let mut ours = String::new();
        quote_into(&mut ours, &text);
        assert_eq!(ours, serde_json::to_string(&text).unwrap());
    }
}
