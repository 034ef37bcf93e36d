//! How a gateway signs and sends, as data: the rules that all its messages share.

use alloc::string::String;
use core::fmt;

use crate::contract::meaning::Outcome;
use crate::sign::digest::Digest;
use crate::text::json::Object;
use crate::text::time::Beijing;

pub use crate::sign::digest::Algorithm;

/// What a gateway sends its notifications as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bodies {
    /// A JSON object.
    Json,
    /// A form.
    Form,
    /// One or the other: the content type decides, or else the first character.
    Either,
}

/// A field that says what became of an order, and what its values mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Status {
    /// The field's name.
    pub field: &'static str,
    /// What each value means. Any other is [`Outcome::Info`].
    pub outcomes: &'static [(&'static str, Outcome)],
}

impl Status {
    pub(crate) const fn new(field: &'static str, outcomes: &'static [(&'static str, Outcome)]) -> Self {
        Self { field, outcomes }
    }

    /// What the field says, where it is there.
    pub(crate) fn read(&self, fields: &Object<'_>) -> Option<Outcome> {
        fields.scalar(self.field).map(|status| self.outcome(status))
    }

    /// What a value of the field means.
    pub(crate) fn outcome(&self, status: &str) -> Outcome {
        let known = self.outcomes.iter().find(|(value, _)| *value == status);
        known.map_or(Outcome::Info, |(_, outcome)| *outcome)
    }
}

/// How a time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Written {
    /// As a Beijing clock shows it: `yyyyMMddHHmmss`.
    Beijing,
    /// Unix seconds.
    Seconds,
    /// Unix milliseconds.
    Milliseconds,
}

/// The field that has the signed time of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedTime {
    /// The field's name.
    pub field: &'static str,
    /// How it is written there.
    pub written: Written,
}

impl SignedTime {
    pub(crate) const fn new(field: &'static str, written: Written) -> Self {
        Self { field, written }
    }

    /// In Unix seconds, where it is there and is a time.
    pub(crate) fn read(&self, fields: &Object<'_>) -> Option<i64> {
        let text = fields.scalar(self.field)?;
        match self.written {
            Written::Beijing => Beijing::parse_compact(text),
            Written::Seconds => text.parse().ok(),
            Written::Milliseconds => text.parse::<i64>().ok().map(|milliseconds| milliseconds.div_euclid(1000)),
        }
    }
}

/// How a gateway signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signing {
    /// What makes a digest of a sign string.
    pub algorithm: Algorithm,
    /// Whether a signature is sent in upper-case hexadecimal; else in lower case.
    pub upper_case: bool,
    /// The field that has the signature of a request.
    pub request_field: &'static str,
    /// The field that has the signature of a notification.
    pub field: &'static str,
    /// Where its messages have a signed time, if they do.
    pub time: Option<SignedTime>,
    /// Whether the sign string is `name=value&name=value` of fields that others fill in: then a value with `&name=` in
    /// it reads as another field.
    pub unescaped_pairs: bool,
    /// Whether answers to requests are signed, too, by the rule for notifications.
    pub answers: bool,
    /// Names of the envelope, which a request must not have for itself.
    pub reserved: &'static [&'static str],
}

impl Signing {
    /// A digest as it is sent.
    pub(crate) fn text(&self, digest: &Digest) -> String {
        if self.upper_case { digest.hex_upper() } else { digest.hex() }
    }

    /// MD5 in lower-case hexadecimal, in a field `sign`; answers are not signed.
    pub(crate) const MD5: Self = Self {
        algorithm: Algorithm::Md5,
        upper_case: false,
        request_field: "sign",
        field: "sign",
        time: None,
        unescaped_pairs: false,
        answers: false,
        reserved: &[],
    };
}

/// A distance in seconds, as a person says it: `8 h 0 min behind`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Distance(pub(crate) i64);

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let away = self.0.unsigned_abs();
        // Rounded: a message takes a moment to arrive.
        let minutes = away.saturating_add(30) / 60;
        if minutes >= 2 * 1440 {
            write!(f, "{} days ", minutes / 1440)?;
        } else if minutes >= 60 {
            write!(f, "{} h {} min ", minutes / 60, minutes % 60)?;
        } else {
            write!(f, "{away} s ")?;
        }
        f.write_str(if self.0 < 0 { "behind" } else { "ahead of" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_distance_has_its_direction() {
        for (seconds, text) in [
            (90, "90 s ahead of"),
            (-3_569, "3569 s behind"),
            (-3_570, "1 h 0 min behind"),
            (8 * 3_600 + 2, "8 h 0 min ahead of"),
            (-47 * 3_600, "47 h 0 min behind"),
            (-900 * 86_400, "900 days behind"),
            (i64::MIN, "106751991167300 days behind"),
        ] {
            assert_eq!(Distance(seconds).to_string(), text);
        }
    }
}
