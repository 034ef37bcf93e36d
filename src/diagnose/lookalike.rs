//! Letters that look like ASCII and are not.

use alloc::string::String;

/// Letters of other scripts, and what they look like.
const PAIRS: &[(&str, &str)] = &[
    ("аеорсхуіѕјһԁԛԝкмтвнп", "aeopcxyisjhdqwkmtbhn"),
    ("АВЕКМНОРСТХУІЅЈ", "ABEKMHOPCTXYISJ"),
    ("αοινκρτυχ", "aoivkptux"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("ıɡɩ", "igi"),
];

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
    PAIRS.iter().find_map(|(from, to)| from.chars().position(|own| own == c).and_then(|at| to.chars().nth(at)))
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn names_from_documents() {
        // As the Lianhe documentation prints it: all but the K in Cyrillic.
        assert_eq!(ascii("аррКеу").as_deref(), Some("appKey"));
        assert_eq!(ascii("ｓｉｇｎ").as_deref(), Some("sign"));
        assert_eq!(ascii("sign\u{200b}").as_deref(), Some("sign"));
        assert_eq!(ascii("sign"), None);
        assert_eq!(ascii("签名"), None);
    }
}
