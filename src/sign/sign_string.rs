//! The sign string: it knows its secret parts, computes its digest and masks itself for output.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::sign::digest::{self, Digest, HmacKey};
use crate::sign::secret::Secret;

/// The source of a part of a sign string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// A value of the request or of the notification.
    Field,
    /// A name, a separator, or a constant of the protocol.
    Fixed,
    /// A secret; shown by its name alone.
    Secret(&'static str),
}

/// A canonical text to be signed.
///
/// Made from pairs and secrets; digests itself; `Display` and `Debug` show every secret by its name only. The secrets
/// never stand in its text: they go from where they are kept straight into the digest.
#[derive(Clone)]
pub struct SignString {
    /// Everything but the secrets.
    text: String,
    /// Where each part ends in the text, and what it is. A secret ends where it begins.
    parts: Vec<(usize, Part)>,
}

#[derive(Clone)]
enum Part {
    Field,
    Fixed,
    Secret(&'static str, Secret),
}

impl SignString {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), parts: Vec::with_capacity(16) }
    }

    /// A value.
    pub(crate) fn value(&mut self, text: &str) {
        self.text.push_str(text);
        self.parts.push((self.text.len(), Part::Field));
    }

    /// A name, a separator, a constant.
    pub(crate) fn fixed(&mut self, text: &str) {
        self.text.push_str(text);
        match self.parts.last_mut() {
            Some((end, Part::Fixed)) => *end = self.text.len(),
            _ => self.parts.push((self.text.len(), Part::Fixed)),
        }
    }

    /// `name=value`, with `&` before it unless it is the first.
    pub(crate) fn pair(&mut self, name: &str, value: &str) {
        self.name(name);
        self.value(value);
    }

    /// `name=`, with `&` before it unless it is the first.
    pub(crate) fn name(&mut self, name: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.push_str(name);
        self.fixed("=");
    }

    /// A secret.
    pub(crate) fn secret(&mut self, name: &'static str, secret: &Secret) {
        self.parts.push((self.text.len(), Part::Secret(name, secret.clone())));
    }

    /// Bytes of it, but for the secrets.
    #[cfg(feature = "diagnose")]
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    pub(crate) fn md5(&self) -> Digest {
        digest::md5(self.pieces())
    }

    pub(crate) fn hmac_sha512(&self, key: &HmacKey) -> Digest {
        digest::hmac_sha512(key, self.pieces())
    }

    /// The text and the secrets in their order.
    fn pieces(&self) -> impl Iterator<Item = &str> {
        let secrets = self.parts.iter().filter_map(|(at, part)| match part {
            Part::Secret(_, secret) => Some((*at, secret.reveal())),
            Part::Field | Part::Fixed => None,
        });
        let mut from = 0;
        secrets.chain([(self.text.len(), "")]).flat_map(move |(at, secret)| {
            let text = &self.text[from..at];
            from = at;
            [text, secret]
        })
    }

    /// The parts with where each came from; a secret's text is its mask.
    pub fn parts(&self) -> impl Iterator<Item = (Cow<'_, str>, Source)> {
        let mut from = 0;
        self.parts.iter().map(move |(end, part)| {
            let text = &self.text[from..*end];
            from = *end;
            match part {
                Part::Field => (text.into(), Source::Field),
                Part::Fixed => (text.into(), Source::Fixed),
                Part::Secret(name, _) => (format!("<{name}>").into(), Source::Secret(name)),
            }
        })
    }

    /// The text with every secret masked by its name.
    pub fn masked(&self) -> String {
        self.parts().map(|(text, _)| text).collect()
    }
}

impl fmt::Display for SignString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for SignString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignString({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_prints_a_secret() {
        let mut text = SignString::with_capacity(0);
        text.pair("a", "1");
        text.name("key");
        text.secret("apiKey", &Secret::new("hunter2"));
        let shown = format!("{text} {text:?} {:?}", text.parts().collect::<Vec<_>>());
        assert!(!shown.contains("hunter2"));
        assert_eq!(text.masked(), "a=1&key=<apiKey>");
    }

    #[test]
    fn secrets_are_digested_in_their_places() {
        for (build, expected) in [
            (&["b", "S", "n", "t"][..], "bhunter2nt"),
            (&["S", "x"], "hunter2x"),
            (&["x", "S"], "xhunter2"),
            (&["S", "S"], "hunter2hunter2"),
            (&["x", "y"], "xy"),
        ] {
            let mut text = SignString::with_capacity(0);
            for part in build {
                match *part {
                    "S" => text.secret("s", &Secret::new("hunter2")),
                    value => text.value(value),
                }
            }
            assert_eq!(text.md5().hex(), digest::md5([expected]).hex(), "{build:?}");
            assert_eq!(text.masked(), expected.replace("hunter2", "<s>"));
        }
    }
}
