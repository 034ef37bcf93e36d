//! Letters that look like ASCII and are not.

use alloc::string::String;

/// Cyrillic letters, Greek ones and a few Latin ones, and what they look like.
const FOREIGN: &str = "аеорсхуіѕјһԁԛԝкмтвнпАВЕКМНОРСТХУІЅЈαοινκρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡɩ";
const ASCII: &[u8] = b"aeopcxyisjhdqwkmtbhnABEKMHOPCTXYISJaoivkptuxABEZHIKMNOPTYXigi";

/// No field has a longer name, in bytes.
const MAX_LENGTH: usize = 128;

/// The name in ASCII, where each of its characters is ASCII or looks like it, and at least one is not.
pub(super) fn ascii(name: &str) -> Option<String> {
    if name.is_ascii() || name.len() > MAX_LENGTH {
        return None;
    }
    name.chars().filter(|c| !is_invisible(*c)).map(|c| if c.is_ascii() { Some(c) } else { letter(c) }).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{a0}')
}

fn letter(c: char) -> Option<char> {
    // Full-width forms stand in the order of ASCII.
    if ('\u{ff01}'..='\u{ff5e}').contains(&c) {
        return char::from_u32(u32::from(c) - 0xfee0);
    }
    let at = FOREIGN.chars().position(|own| own == c)?;
    ASCII.get(at).map(|&byte| char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn names_from_documents() {
        assert_eq!(super::FOREIGN.chars().count(), super::ASCII.len());
        // As the Lianhe documentation prints it: all but the K in Cyrillic.
        assert_eq!(ascii("аррКеу").as_deref(), Some("appKey"));
        assert_eq!(ascii("ｓｉｇｎ").as_deref(), Some("sign"));
        assert_eq!(ascii("sign\u{200b}").as_deref(), Some("sign"));
        assert_eq!(ascii("sign"), None);
        assert_eq!(ascii("签名"), None);
    }
}
