//! The strict reader: RFC 8259, with limits, that keeps the digits of numbers and refuses duplicate fields.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

use super::write::ESCAPED;
use super::{Object, Value};

/// No gateway nests deeper than three levels.
const MAX_DEPTH: usize = 32;
/// Members and elements in one document; an answer may list some hundreds of rows.
const MAX_NODES: usize = 4096;
/// Up to this many members are compared pairwise, which is faster than sorting.
const PAIRWISE: usize = 24;

/// Why a text is not acceptable JSON, and under which outermost name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What is wrong.
    pub(crate) kind: FaultKind,
    /// The outermost member that was being read.
    pub(crate) field: Option<String>,
    /// Byte offset in the text.
    pub(crate) offset: usize,
}

impl Fault {
    /// Whether the text, of so many bytes, stops where more had to come.
    pub(crate) fn is_cut_off(&self, length: usize) -> bool {
        matches!(self.kind, FaultKind::Syntax | FaultKind::LoneSurrogate) && self.offset >= length
    }
}

/// What is wrong with a text that is no acceptable JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// Not JSON
    Syntax,
    /// Nested deeper than any message is
    TooDeep,
    /// More members than any message has
    TooMany,
    /// An escape of half a surrogate pair
    LoneSurrogate,
    /// One name twice in one object
    Duplicate,
}

impl FaultKind {
    /// The fault in words, as a part of a sentence.
    pub(crate) const fn describe(self) -> &'static str {
        match self {
            Self::Syntax => "is not valid JSON",
            Self::TooDeep => "is nested deeper than 32 levels",
            Self::TooMany => "has more members than any message has",
            Self::LoneSurrogate => "has half of a surrogate pair: an emoji or rare character was cut in two",
            Self::Duplicate => "has a duplicate field",
        }
    }
}

/// Whether a field name is one that a gateway could have: `[A-Za-z_][A-Za-z0-9_]*`, and not the one name that
/// changes an object's prototype when a JavaScript program copies it.
pub(crate) fn is_field_name(name: &str) -> bool {
    name.bytes().all(|b| NAME[usize::from(b)])
        && name.bytes().next().is_some_and(|b| !b.is_ascii_digit())
        && name != "__proto__"
}

/// Which bytes a name may have. Every name of every message is looked at: one step a byte, not three comparisons.
const NAME: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "256 bytes are all there are")]
        let character = byte as u8;
        table[byte] = character.is_ascii_alphanumeric() || character == b'_';
        byte += 1;
    }
    table
};

/// Reads one JSON document.
pub(crate) fn read(text: &str) -> Result<Value<'_>, Fault> {
    read_within(MAX_NODES, text)
}

/// Reads one JSON document of so many members and elements at most.
pub(crate) fn read_within(most: usize, text: &str) -> Result<Value<'_>, Fault> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, nodes: most, outermost: None };
    let result = reader.document();
    result.map_err(|kind| Fault { kind, field: reader.outermost.map(Cow::into_owned), offset: reader.at })
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// So many more members and elements are read.
    nodes: usize,
    outermost: Option<Cow<'a, str>>,
}

type Step<T> = Result<T, FaultKind>;

impl<'a> Reader<'a> {
    fn document(&mut self) -> Step<Value<'a>> {
        let value = self.value(0)?;
        self.blanks();
        if self.at == self.bytes.len() { Ok(value) } else { Err(FaultKind::Syntax) }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// The byte after spaces.
    fn next_token(&mut self) -> Option<u8> {
        match self.peek() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => {
                self.blanks();
                self.peek()
            }
        }
    }

    fn expect(&mut self, byte: u8) -> Step<()> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(FaultKind::Syntax)
        }
    }

    fn literal(&mut self, word: &str, value: Value<'a>) -> Step<Value<'a>> {
        if self.text[self.at..].starts_with(word) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(FaultKind::Syntax)
        }
    }

    fn value(&mut self, depth: usize) -> Step<Value<'a>> {
        self.nodes = self.nodes.checked_sub(1).ok_or(FaultKind::TooMany)?;
        if depth > MAX_DEPTH {
            return Err(FaultKind::TooDeep);
        }
        match self.next_token() {
            Some(b'"') => self.string().map(Value::Text),
            Some(b'{') => self.object(depth).map(Value::Object),
            Some(b'[') => self.list(depth).map(Value::List),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(b't') => self.literal("true", Value::Bool(true)),
            Some(b'f') => self.literal("false", Value::Bool(false)),
            Some(b'n') => self.literal("null", Value::Null),
            _ => Err(FaultKind::Syntax),
        }
    }

    fn object(&mut self, depth: usize) -> Step<Object<'a>> {
        self.expect(b'{')?;
        let mut members: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
        if self.next_token() == Some(b'}') {
            self.at += 1;
            return Ok(Object(members));
        }
        members.reserve(16);
        let mut marks = 0;
        loop {
            self.blanks();
            let name = self.string()?;
            if depth == 0 {
                self.outermost = Some(name.clone());
            }
            let mark = mark(&name);
            if marks & mark != 0 && members.len() < PAIRWISE && members.iter().any(|(other, _)| *other == name) {
                return Err(FaultKind::Duplicate);
            }
            marks |= mark;
            self.blanks();
            self.expect(b':')?;
            let value = self.value(depth + 1)?;
            members.push((name, value));
            match self.next_token() {
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                _ => return Err(FaultKind::Syntax),
            }
        }
        self.at += 1;
        if members.len() > PAIRWISE {
            self.refuse_duplicates(&members, depth)?;
        }
        Ok(Object(members))
    }

    fn refuse_duplicates(&mut self, members: &[(Cow<'a, str>, Value<'a>)], depth: usize) -> Step<()> {
        let mut sorted: Vec<(&str, &Value<'a>)> = members.iter().map(|(name, value)| (name.as_ref(), value)).collect();
        super::sort(&mut sorted);
        match sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            None => Ok(()),
            Some(pair) => {
                if depth == 0 {
                    self.outermost = Some(Cow::Owned(pair[0].0.to_owned()));
                }
                Err(FaultKind::Duplicate)
            }
        }
    }

    fn list(&mut self, depth: usize) -> Step<Vec<Value<'a>>> {
        self.expect(b'[')?;
        let mut elements = Vec::new();
        if self.next_token() == Some(b']') {
            self.at += 1;
            return Ok(elements);
        }
        loop {
            elements.push(self.value(depth + 1)?);
            match self.next_token() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return Err(FaultKind::Syntax),
            }
        }
        self.at += 1;
        Ok(elements)
    }

    fn digits(&mut self) -> Step<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(FaultKind::Syntax) }
    }

    fn number(&mut self) -> Step<Cow<'a, str>> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Cow::Borrowed(&self.text[start..self.at]))
    }

    /// Length of the run of bytes from here that need no unescaping.
    fn plain_run(&self) -> usize {
        ESCAPED.find(&self.bytes[self.at..])
    }

    fn string(&mut self) -> Step<Cow<'a, str>> {
        self.expect(b'"')?;
        let start = self.at;
        self.at += self.plain_run();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(&self.text[start..self.at - 1]));
        }
        let mut text = String::with_capacity((self.at - start) * 2 + 32);
        text.push_str(&self.text[start..self.at]);
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => {
                    self.at += 1;
                    text.push(self.escape()?);
                }
                _ => return Err(FaultKind::Syntax),
            }
            let start = self.at;
            self.at += self.plain_run();
            text.push_str(&self.text[start..self.at]);
        }
    }

    fn escape(&mut self) -> Step<char> {
        let byte = self.peek().ok_or(FaultKind::Syntax)?;
        self.at += 1;
        Ok(match byte {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return Err(FaultKind::Syntax),
        })
    }

    fn unicode_escape(&mut self) -> Step<char> {
        let high = self.hex4()?;
        if !(0xD800..0xE000).contains(&high) {
            return char::from_u32(high).ok_or(FaultKind::Syntax);
        }
        if high >= 0xDC00 || !self.bytes[self.at..].starts_with(b"\\u") {
            return Err(FaultKind::LoneSurrogate);
        }
        self.at += 2;
        let low = self.hex4()?;
        if !(0xDC00..0xE000).contains(&low) {
            return Err(FaultKind::LoneSurrogate);
        }
        char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)).ok_or(FaultKind::Syntax)
    }

    fn hex4(&mut self) -> Step<u32> {
        let digits = self.bytes.get(self.at..self.at + 4).ok_or(FaultKind::Syntax)?;
        let mut code = 0;
        for &digit in digits {
            code = code << 4 | char::from(digit).to_digit(16).ok_or(FaultKind::Syntax)?;
        }
        self.at += 4;
        Ok(code)
    }
}

/// One bit of 64 for a name. Two names with different bits are different names, which spares most comparisons.
fn mark(name: &str) -> u64 {
    match name.as_bytes() {
        [] => 1,
        [first, .., last] => 1 << ((usize::from(*first) * 7 + usize::from(*last) * 3 + name.len()) % 64),
        [only] => 1 << (only % 64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn fault(text: &str) -> FaultKind {
        read(text).unwrap_err().kind
    }

    #[test]
    fn numbers_keep_their_text() {
        for text in ["22.70", "1E+1", "0.00000100", "-0.0", "9223372036854775807", "0"] {
            assert_eq!(read(text), Ok(Value::Number(text.into())));
        }
        for text in ["01", ".5", "5.", "+1", "1e", "0x1", "NaN", "Infinity", "-"] {
            assert_eq!(fault(text), FaultKind::Syntax, "{text}");
        }
    }

    #[test]
    fn names_are_compared_after_unescaping_with_their_case_at_every_depth() {
        assert_eq!(fault(r#"{"a":1,"\u0061":2}"#), FaultKind::Duplicate);
        assert_eq!(fault(r#"{"x":[{"a":1,"a":1}]}"#), FaultKind::Duplicate);
        assert!(read(r#"{"a":1,"A":2}"#).is_ok());
        let many: Vec<String> = (0..40).map(|i| format!("\"n{i}\":{i}")).collect();
        assert!(read(&format!("{{{}}}", many.join(","))).is_ok());
        let fault = read(&format!("{{{},\"n3\":0}}", many.join(","))).unwrap_err();
        assert_eq!((fault.kind, fault.field.as_deref()), (FaultKind::Duplicate, Some("n3")));
    }

    #[test]
    fn surrogates_come_in_pairs() {
        assert_eq!(read(r#""\ud83e\udde7""#), Ok(Value::Text("🧧".into())));
        for text in [r#""\ud83e""#, r#""\udde7""#, r#""\ud83ex""#, r#""\ud83e\u0041""#] {
            assert_eq!(fault(text), FaultKind::LoneSurrogate, "{text}");
        }
    }

    #[test]
    fn depth_and_size_are_limited() {
        assert_eq!(fault(&"[".repeat(10_000)), FaultKind::TooDeep);
        assert_eq!(fault(&format!("[{}1]", "1,".repeat(5000))), FaultKind::TooMany);
        assert!(read(&format!("{}1{}", "[".repeat(32), "]".repeat(32))).is_ok());
    }

    #[test]
    fn trailing_text_and_raw_control_characters_are_refused() {
        for text in ["", " ", "1 2", "{}x", "\"a\nb\"", "{\"a\":1,}", "[1,]", "{'a':1}", "tru", "\u{feff}{}"] {
            assert_eq!(fault(text), FaultKind::Syntax, "{text:?}");
        }
    }

    #[test]
    fn agrees_with_serde_json_on_what_json_is() {
        for text in [
            r#"{"a":[1,2,{"b":null}],"c":"\u4e2d\/\t","d":true}"#,
            r"[]",
            r" { } ",
            r#""\x""#,
            "[1 2]",
            r#"{"a"}"#,
            "nul",
            "1.5e3",
            "-1",
            "--1",
            r#""é""#,
        ] {
            assert_eq!(read(text).is_ok(), serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text}");
        }
    }
}
