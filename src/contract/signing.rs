//! A gateway's rules for signatures and bodies, as data. They apply to all its messages.

use alloc::string::String;
use core::fmt;

use crate::contract::meaning::Outcome;
use crate::sign::digest::Digest;
use crate::text::json::Object;
use crate::text::time::Beijing;

pub use crate::sign::digest::Algorithm;

/// Body format of a gateway's notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bodies {
    /// A JSON object.
    Json,
    /// A form.
    Form,
    /// A JSON object or a form. The first character decides. If it fits neither, the content type decides.
    Either,
}

/// The field with the status of an order, and the meaning of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Status {
    /// The field's name.
    pub field: &'static str,
    /// The outcome of each known value. All other values mean [`Outcome::Info`].
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

/// Format of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Written {
    /// Beijing time (UTC+8), `yyyyMMddHHmmss`.
    Beijing,
    /// Unix seconds.
    Seconds,
    /// Unix milliseconds.
    Milliseconds,
}

/// The field with the signed time of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedTime {
    /// The field's name.
    pub field: &'static str,
    /// Its format.
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

/// A gateway's rules for signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signing {
    /// The digest of the sign string.
    pub algorithm: Algorithm,
    /// Whether a signature is sent in upper-case hexadecimal. Otherwise in lower case.
    pub upper_case: bool,
    /// The field with the signature of a request.
    pub request_field: &'static str,
    /// The field with the signature of a notification. A kind can have another one: its `sign_field`.
    pub field: &'static str,
    /// The signed time of its notifications, if they have one.
    pub time: Option<SignedTime>,
    /// Whether the sign string is `name=value&name=value` without escapes. Then a value that contains `&name=` could be
    /// read as another field, so such values are refused.
    pub unescaped_pairs: bool,
    /// Whether answers to requests are signed, too. The rule for notifications applies.
    pub answers: bool,
    /// Field names that signing fills in. The caller of a request must not set them.
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
