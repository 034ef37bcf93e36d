//! The external input of a call: the time and random bytes. The core has neither.

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::contract::error::{Code, Error, Result};
use crate::text::time::MAX_SECONDS;

/// Letters and digits of both cases.
pub(crate) const ALPHANUMERIC: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/// Lower-case letters and digits.
pub(crate) const LOWERCASE: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
/// Digits.
pub(crate) const DIGITS: &[u8] = b"0123456789";

/// Fills a buffer with random bytes.
type Fill<'a> = &'a mut dyn FnMut(&mut [u8]);

/// The time and the randomness of one call.
///
/// ```
/// use paychop::Context;
///
/// // In production both come from the operating system (feature `system`).
/// # #[cfg(feature = "system")]
/// let live = Context::system();
/// // In a test everything is given.
/// let fixed = Context::fixed(1_658_483_264_000, "UhUw73zMvLMIk483");
/// ```
pub struct Context<'a> {
    now: i64,
    nonce: Option<&'a str>,
    random: Random<'a>,
}

/// Where random bytes come from.
enum Random<'a> {
    None,
    Given(Fill<'a>),
    #[cfg(all(feature = "system", not(all(target_arch = "wasm32", target_os = "unknown"))))]
    System,
}

impl<'a> Context<'a> {
    /// A call now, by the clock of the operating system and with its random bytes. It is not there on
    /// wasm32-unknown-unknown, which has neither.
    #[cfg(all(feature = "system", not(all(target_arch = "wasm32", target_os = "unknown"))))]
    pub fn system() -> Self {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        // A clock before 1970 counts as 1970: its signatures are refused because of their time.
        let now = since.ok().and_then(|since| i64::try_from(since.as_millis()).ok()).unwrap_or_default();
        Self { now, nonce: None, random: Random::System }
    }

    /// A call at `now` (milliseconds since 1970, UTC), with random bytes from `fill`, which must be a cryptographic
    /// source in production.
    ///
    /// ```
    /// # fn fill_with_random_bytes(bytes: &mut [u8]) { bytes.fill(7) }
    /// use paychop::Context;
    ///
    /// // The random source of your platform, such as `getrandom::fill`.
    /// let mut fill = |bytes: &mut [u8]| fill_with_random_bytes(bytes);
    /// let live = Context::new(1_658_483_264_000, &mut fill);
    /// ```
    pub fn new(now: i64, fill: &'a mut dyn FnMut(&mut [u8])) -> Self {
        Self { now, nonce: None, random: Random::Given(fill) }
    }

    /// A call at `now` with everything random given: Basicex's and UBAO's nonce, Bibao's A and C one after the other.
    pub fn fixed(now: i64, nonce: &'a str) -> Self {
        Self { now, nonce: Some(nonce), random: Random::None }
    }

    /// A call that needs the time only, such as a verification.
    pub fn at(now: i64) -> Self {
        Self { now, nonce: None, random: Random::None }
    }

    /// Unix time in seconds.
    pub(crate) fn seconds(&self) -> Result<i64> {
        let seconds = self.now.div_euclid(1000);
        if (0..=MAX_SECONDS).contains(&seconds) {
            Ok(seconds)
        } else {
            Err(Error::at(Code::InvalidOptions, "now", "the time must be milliseconds since 1970, up to the year 9999"))
        }
    }

    /// The given nonce, if it passes the check; else a random one.
    pub(crate) fn nonce(
        &mut self,
        rule: &'static str,
        fits: impl FnOnce(&str) -> bool,
        draw: impl FnOnce(&mut dyn FnMut(&mut [u8])) -> String,
    ) -> Result<String> {
        match (self.nonce, &mut self.random) {
            (Some(nonce), _) if fits(nonce) => Ok(nonce.to_owned()),
            (Some(_), _) => Err(Error::at(Code::InvalidOptions, "nonce", rule)),
            (None, Random::Given(random)) => Ok(draw(random)),
            #[cfg(all(feature = "system", not(all(target_arch = "wasm32", target_os = "unknown"))))]
            (None, Random::System) => {
                let mut failure = None;
                let text = draw(&mut |bytes| failure = getrandom::fill(bytes).err().or(failure));
                let message = "the operating system gives no random bytes";
                failure.map_or(Ok(text), |_| Err(Error::at(Code::InvalidOptions, "nonce", message)))
            }
            (None, Random::None) => {
                Err(Error::at(Code::InvalidOptions, "nonce", "this call needs a nonce or random bytes"))
            }
        }
    }
}

/// `length` random characters of an alphabet, each equally likely.
pub(crate) fn drawn(random: &mut dyn FnMut(&mut [u8]), alphabet: &[u8], length: usize) -> String {
    let mut text = String::with_capacity(length);
    draw(random, alphabet, length, &mut text);
    text
}

/// Adds `length` random characters of an alphabet, each equally likely.
pub(crate) fn draw(random: &mut dyn FnMut(&mut [u8]), alphabet: &[u8], length: usize, text: &mut String) {
    let mask = alphabet.len().next_power_of_two() - 1;
    let end = text.len() + length;
    let mut bytes = [0; 16];
    while text.len() < end {
        random(&mut bytes);
        let characters = bytes.iter().filter_map(|&byte| alphabet.get(usize::from(byte) & mask)).copied();
        let missing = end - text.len();
        text.extend(characters.take(missing).map(char::from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_drawn() {
        let mut state = 1_u32;
        let mut random = |bytes: &mut [u8]| {
            for byte in bytes {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *byte = state.to_be_bytes()[0];
            }
        };
        let text = drawn(&mut random, ALPHANUMERIC, 2000);
        assert_eq!(text.len(), 2000);
        assert!(ALPHANUMERIC.iter().all(|&c| text.contains(char::from(c))));
    }
}
