//! Hexadecimal text.

use alloc::string::String;

/// The digits of lower-case hexadecimal text.
pub(crate) const LOWER: &[u8; 16] = b"0123456789abcdef";
/// The digits of upper-case hexadecimal text.
pub(crate) const UPPER: &[u8; 16] = b"0123456789ABCDEF";

/// Hexadecimal text by table: formatting byte by byte costs more than the digest itself.
pub(crate) fn hex(bytes: &[u8], alphabet: &[u8; 16]) -> String {
    let mut text = vec![0; bytes.len() * 2];
    for (pair, byte) in text.as_chunks_mut().0.iter_mut().zip(bytes) {
        *pair = [alphabet[usize::from(byte >> 4)], alphabet[usize::from(byte & 15)]];
    }
    String::from_utf8(text).unwrap_or_default()
}

/// Reads hexadecimal text into a buffer and gives the number of bytes.
pub(crate) fn unhex(text: &str, into: &mut [u8]) -> Option<usize> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) || digits.len() / 2 > into.len() {
        return None;
    }
    for (pair, byte) in digits.chunks_exact(2).zip(into.iter_mut()) {
        *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
    }
    Some(digits.len() / 2)
}

/// One hexadecimal digit.
pub(crate) const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
