//! The text that is signed: it knows which of its parts are secret, digests itself and prints itself masked.

use std::fmt;
use std::ops::Range;

use zeroize::Zeroizing;

use crate::digest::{self, Digest, HmacKey};
use crate::secret::Secret;

/// Where a part of a sign string came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
/// Made from pairs and secrets; digests itself; `Display` and `Debug` show every secret by its name only.
#[derive(Clone)]
pub struct SignString {
    text: Zeroizing<String>,
    parts: Vec<(usize, Source)>,
}

impl SignString {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        // A buffer that grows would leave its old copy, secret and all, in freed memory.
        Self { text: Zeroizing::new(String::with_capacity(bytes + 256)), parts: Vec::with_capacity(32) }
    }

    fn part(&mut self, text: &str, source: Source) {
        if self.text.capacity() - self.text.len() < text.len() {
            let mut larger = String::with_capacity((self.text.len() + text.len()) * 2);
            larger.push_str(&self.text);
            self.text = Zeroizing::new(larger);
        }
        self.text.push_str(text);
        self.parts.push((self.text.len(), source));
    }

    /// A value.
    pub(crate) fn value(&mut self, text: &str) {
        self.part(text, Source::Field);
    }

    /// A name, a separator, a constant.
    pub(crate) fn fixed(&mut self, text: &str) {
        self.part(text, Source::Fixed);
    }

    /// `name=value`, with `&` before it unless it is the first.
    pub(crate) fn pair(&mut self, name: &str, value: &str) {
        self.name(name);
        self.value(value);
    }

    /// `name=`, with `&` before it unless it is the first.
    pub(crate) fn name(&mut self, name: &str) {
        if !self.text.is_empty() {
            self.fixed("&");
        }
        self.fixed(name);
        self.fixed("=");
    }

    /// A secret.
    pub(crate) fn secret(&mut self, name: &'static str, secret: &Secret) {
        self.part(secret.reveal(), Source::Secret(name));
    }

    pub(crate) fn md5(&self) -> Digest {
        digest::md5(&self.text)
    }

    pub(crate) fn hmac_sha512(&self, key: &HmacKey) -> Digest {
        digest::hmac_sha512(key, &self.text)
    }

    /// The parts with where each came from; a secret's text is its mask.
    pub fn parts(&self) -> impl Iterator<Item = (std::borrow::Cow<'_, str>, Source)> {
        let mut start = 0;
        self.parts.iter().map(move |&(end, source)| {
            let range: Range<usize> = start..end;
            start = end;
            match source {
                Source::Secret(name) => (format!("<{name}>").into(), source),
                _ => (self.text[range].into(), source),
            }
        })
    }

    /// The text with every secret masked by its name.
    pub fn masked(&self) -> String {
        self.parts().map(|(text, _)| text).collect()
    }

    /// The text with the secrets in it, to compare with golden vectors.
    #[cfg(test)]
    pub(crate) fn reveal(&self) -> &str {
        &self.text
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
        text.pair("long", &"x".repeat(600));
        text.name("key");
        text.secret("apiKey", &Secret::new("hunter2"));
        assert!(text.reveal().ends_with("&key=hunter2"));
        let shown = format!("{text} {text:?} {:?}", text.parts().collect::<Vec<_>>());
        assert!(!shown.contains("hunter2"));
        assert!(text.masked().starts_with("a=1&long=xx") && text.masked().ends_with("x&key=<apiKey>"));
    }
}
