//! Digests, and their comparison in constant time.

use alloc::string::String;

use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest as _, Md5};
use sha2::Sha512;
use subtle::ConstantTimeEq;

use crate::text::hex::{LOWER, UPPER, hex, unhex};

/// How the signature is computed from the sign string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// MD5 of the sign string.
    Md5,
    /// HMAC-SHA512 of the sign string, with a key of its own.
    HmacSha512,
}

impl Algorithm {
    /// `MD5` or `HMAC-SHA512`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::HmacSha512 => "HMAC-SHA512",
        }
    }
}

/// The bytes of a signature.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Digest {
    Md5([u8; 16]),
    Sha512([u8; 64]),
}

impl Digest {
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Md5(bytes) => bytes,
            Self::Sha512(bytes) => bytes,
        }
    }

    /// Lower-case hexadecimal text.
    pub(crate) fn hex(&self) -> String {
        hex(self.bytes(), LOWER)
    }

    /// Upper-case hexadecimal text.
    pub(crate) fn hex_upper(&self) -> String {
        hex(self.bytes(), UPPER)
    }

    /// Whether the claimed text is this digest in hexadecimal, in constant time for texts of the right form. A
    /// signature of another length or alphabet is a mismatch.
    pub(crate) fn matches(&self, claimed: &str) -> bool {
        let mut bytes = [0; 64];
        let own = self.bytes();
        match unhex(claimed, &mut bytes) {
            Some(length) if length == own.len() => bool::from(own.ct_eq(&bytes[..length])),
            _ => false,
        }
    }
}

/// An HMAC-SHA512 whose key has been taken in already: that is half of the work on a short text.
pub(crate) type HmacKey = Hmac<Sha512>;

pub(crate) fn hmac_key(secret: &str) -> HmacKey {
    HmacKey::new_from_slice(secret.as_bytes()).unwrap_or_else(|_| unreachable!("HMAC takes a key of any length"))
}

pub(crate) fn hmac_sha512<'a>(key: &HmacKey, text: impl IntoIterator<Item = &'a str>) -> Digest {
    let mut mac = key.clone();
    for piece in text {
        mac.update(piece.as_bytes());
    }
    Digest::Sha512(mac.finalize().into_bytes().into())
}

pub(crate) fn md5<'a>(text: impl IntoIterator<Item = &'a str>) -> Digest {
    let mut md5 = Md5::new();
    for piece in text {
        md5.update(piece.as_bytes());
    }
    Digest::Md5(md5.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_vectors() {
        // RFC 1321 and RFC 4231, test case 2.
        assert_eq!(md5(["message ", "digest"]).hex(), "f96b697d7cb7938d525a2f31aaf161d0");
        let mac = hmac_sha512(&hmac_key("Jefe"), ["what do ya want for nothing?"]);
        assert_eq!(
            mac.hex_upper(),
            "164B7A7BFCF819E2E395FBE73B56E0A387BD64222E831FD610270CD7EA2505549758BF75C05A994A6D034F65F8F0E6FDCAEAB1A34D4A6B4B636E070A38BCE737"
        );
    }

    #[test]
    fn a_sign_matches_in_either_case_and_at_its_own_length_only() {
        let digest = md5(["x"]);
        let sign = digest.hex();
        assert!(digest.matches(&sign));
        assert!(digest.matches(&sign.to_uppercase()));
        for wrong in ["", &sign[..30], &format!("{sign}00"), &sign.replace('d', "g"), &format!(" {sign}"), "０"] {
            assert!(!digest.matches(wrong), "{wrong}");
        }
    }
}
