//! Money as decimal strings: validated, normalised, shifted; never a float.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

/// An exponent beyond this is refused: the plain text would be longer than any amount is.
const MAX_EXPONENT: i32 = 1000;

/// A decimal number of the form `(0|[1-9]\d*)(\.\d+)?`, kept as the text that was given. Equality, order and hash are
/// those of the value: `18.3` equals `18.30`, and [`Decimal::as_str`] tells them apart.
///
/// ```
/// use paychop::Decimal;
///
/// let amount: Decimal = "18.30".parse()?;
/// assert_eq!(amount.to_string(), "18.30");
/// assert_eq!(amount, "18.3".parse()?);
/// assert!(amount > "9.99".parse()?);
/// assert!("-1".parse::<Decimal>().is_err());
/// assert!("1e3".parse::<Decimal>().is_err());
/// # Ok::<(), paychop::ParseDecimalError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Decimal(String);

/// The text is not a plain decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a plain decimal number: write digits, at most one point, no sign, no exponent")]
pub struct ParseDecimalError;

impl Decimal {
    /// A number as a gateway wrote it: an exponent is written out. Nothing where that is no amount.
    pub(crate) fn of_number(text: &str) -> Option<Self> {
        if is_decimal(text) {
            return Some(Self(text.to_owned()));
        }
        plain(text).filter(|plain| is_decimal(plain)).map(Self)
    }

    /// An integer of the smallest unit, which has so many decimals.
    pub(crate) fn shifted(integer: &str, decimals: u8) -> Self {
        Self(shift(integer, decimals))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        shortest(&self.0) == shortest(&other.0)
    }
}

impl Eq for Decimal {}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // Neither has a leading zero: of two whole parts the longer one is the greater.
        let (whole, fraction) = split(shortest(&self.0));
        let (other_whole, other_fraction) = split(shortest(&other.0));
        (whole.len(), whole, fraction).cmp(&(other_whole.len(), other_whole, other_fraction))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        shortest(&self.0).hash(state);
    }
}

impl Default for Decimal {
    fn default() -> Self {
        Self("0".to_owned())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, ParseDecimalError> {
        if is_decimal(text) { Ok(Self(text.to_owned())) } else { Err(ParseDecimalError) }
    }
}

impl From<u64> for Decimal {
    fn from(number: u64) -> Self {
        Self(number.to_string())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <alloc::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Whether a text is digits without a leading zero.
pub(crate) fn is_whole(text: &str) -> bool {
    is_digits(text) && (text.len() == 1 || !text.starts_with('0'))
}

/// Whether a text is one or more ASCII digits.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text is `(0|[1-9]\d*)(\.\d+)?`.
pub(crate) fn is_decimal(text: &str) -> bool {
    match at_point(text) {
        None => is_whole(text),
        Some((whole, fraction)) => is_whole(whole) && is_digits(fraction),
    }
}

/// Whether a text is such a decimal, or one with an exponent: Java prints a zero with eight places as `0E-8`.
pub(crate) fn is_amount(text: &str) -> bool {
    match at_exponent(text) {
        None => is_decimal(text),
        Some((mantissa, power)) => is_decimal(mantissa) && exponent(power).is_some(),
    }
}

/// What stands before and after the `e`.
fn at_exponent(text: &str) -> Option<(&str, &str)> {
    let at = text.bytes().position(|b| matches!(b, b'e' | b'E'))?;
    Some((&text[..at], &text[at + 1..]))
}

fn exponent(text: &str) -> Option<i32> {
    text.parse().ok().filter(|exponent: &i32| exponent.abs() <= MAX_EXPONENT)
}

/// A 64-bit float holds so many decimal digits exactly, whatever they are.
const EXACT_DIGITS: usize = 15;
/// A 64-bit float has every whole number up to this one, 2^53 - 1.
const MAX_SAFE_INTEGER: u64 = 9_007_199_254_740_991;

/// Whether a number is the same after it has gone through a 64-bit float.
pub(crate) fn is_exact(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).skip_while(|&b| b == b'0').count();
    digits <= EXACT_DIGITS
        || (!number.contains('.') && number.parse::<u64>().is_ok_and(|whole| whole <= MAX_SAFE_INTEGER))
}

/// The digits before and after the point.
pub(crate) fn split(decimal: &str) -> (&str, &str) {
    at_point(decimal).unwrap_or((decimal, ""))
}

/// What stands before and after the first point. A search by `char` is made for long texts.
fn at_point(text: &str) -> Option<(&str, &str)> {
    let at = text.bytes().position(|b| b == b'.')?;
    Some((&text[..at], &text[at + 1..]))
}

/// Whether a decimal is zero.
pub(crate) fn is_zero(decimal: &str) -> bool {
    decimal.bytes().all(|b| matches!(b, b'0' | b'.'))
}

/// The decimal without trailing zeros.
pub(crate) fn shortest(decimal: &str) -> &str {
    if at_point(decimal).is_some() { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal }
}

/// The decimal with exactly two digits after the point; the caller knows that it has no more.
pub(crate) fn two_places(decimal: &str) -> String {
    let (whole, fraction) = split(decimal);
    [whole, ".", fraction, &"00"[fraction.len().min(2)..]].concat()
}

/// An integer of the smallest unit as the amount in units of ten to `decimals`, without trailing zeros.
pub(crate) fn shift(integer: &str, decimals: u8) -> String {
    let length = i32::try_from(integer.len()).unwrap_or(i32::MAX);
    pointed("", integer, length - i32::from(decimals))
}

/// A JSON number with a fraction or an exponent written plainly, without trailing zeros; an integer as it is.
/// Nothing where the exponent is beyond any sense.
pub(crate) fn plain(number: &str) -> Option<String> {
    let (mantissa, exponent) = match at_exponent(number) {
        Some((mantissa, power)) => (mantissa, exponent(power)?),
        None if at_point(number).is_none() => return Some(number.to_owned()),
        None => (number, 0),
    };
    let (sign, magnitude) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = split(magnitude);
    let point = i32::try_from(whole.len()).ok()? + exponent;
    Some(pointed(sign, &[whole, fraction].concat(), point))
}

/// Digits with a point after so many of them, which may be beyond either end; without needless zeros.
fn pointed(sign: &str, digits: &str, point: i32) -> String {
    let (whole, missing) = match usize::try_from(point) {
        Ok(point) => (point.min(digits.len()), point.saturating_sub(digits.len())),
        Err(_) => (0, point.unsigned_abs() as usize),
    };
    let (whole, fraction) = digits.split_at(whole);
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    if whole.is_empty() && fraction.is_empty() {
        return "0".to_owned();
    }
    let mut text = String::with_capacity(digits.len() + missing + 3);
    text.push_str(sign);
    text.push_str(if whole.is_empty() { "0" } else { whole });
    // A point beyond one end leaves nothing on its other side, so the zeros that are missing go to the one that is
    // there.
    if fraction.is_empty() {
        text.extend(core::iter::repeat_n('0', missing));
    } else {
        text.push('.');
        text.extend(core::iter::repeat_n('0', missing));
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_and_not_their_texts() {
        let ascending: &[&[&str]] = &[
            &["0", "0.0", "0.00"],
            &["0.01", "0.010"],
            &["0.05"],
            &["0.1", "0.10"],
            &["0.12"],
            &["1", "1.0"],
            &["2", "2.000"],
            &["9.99"],
            &["10", "10.0"],
            &["18.3", "18.30"],
            &["100"],
            &["123456789012345678901234567890.1"],
        ];
        let flat = || ascending.iter().enumerate().flat_map(|(rank, texts)| texts.iter().map(move |text| (rank, text)));
        let mut hashes = std::collections::HashSet::new();
        for (rank, text) in flat() {
            let decimal: Decimal = text.parse().unwrap();
            assert_eq!(decimal.as_str(), *text);
            for (other_rank, other_text) in flat() {
                let other: Decimal = other_text.parse().unwrap();
                assert_eq!(decimal.cmp(&other), rank.cmp(&other_rank), "{text} {other_text}");
                assert_eq!(decimal == other, rank == other_rank, "{text} {other_text}");
            }
            hashes.insert(decimal);
        }
        assert_eq!(hashes.len(), ascending.len());
    }

    #[test]
    fn shifts_text_to_text() {
        for (integer, decimals, amount) in [
            ("98260", 6, "0.09826"),
            ("1000000000000000000", 18, "1"),
            ("1234", 18, "0.000000000000001234"),
            ("3390", 0, "3390"),
            ("0", 6, "0"),
            ("000120", 1, "12"),
            ("123456789012345678901234567890", 18, "123456789012.34567890123456789"),
        ] {
            assert_eq!(shift(integer, decimals), amount);
        }
    }

    #[test]
    fn writes_numbers_plainly() {
        for (number, text) in [
            ("22.70", "22.7"),
            ("1E+1", "10"),
            ("0.00", "0"),
            ("-0.0", "0"),
            ("0.00000100", "0.000001"),
            ("1.5e-3", "0.0015"),
            ("-12.50", "-12.5"),
            ("1e0", "1"),
            ("100", "100"),
            ("9223372036854775807", "9223372036854775807"),
            ("12.34e1", "123.4"),
            ("1.200E+2", "120"),
            ("0e5", "0"),
            ("5e-1", "0.5"),
            ("-0", "-0"),
        ] {
            assert_eq!(plain(number).as_deref(), Some(text), "{number}");
        }
        assert_eq!(plain("1e1001"), None);
        assert_eq!(plain("1e99999999999"), None);
        assert_eq!(plain("1e1000").map(|text| text.len()), Some(1001));
    }

    #[test]
    fn knows_a_decimal() {
        for good in ["0", "0.0", "10", "18.370", "9999999999.99"] {
            assert!(is_decimal(good), "{good}");
        }
        for bad in ["", ".5", "5.", "01", "-1", "+1", "1e3", "1,5", " 1", "NaN", "1.2.3", "１"] {
            assert!(!is_decimal(bad), "{bad}");
        }
    }
}
