//! Formats: JSON, forms, decimals, times, URLs.

pub(crate) mod decimal;
pub(crate) mod form;
pub(crate) mod hex;
pub(crate) mod json;
pub(crate) mod scan;
pub(crate) mod sort;
pub(crate) mod time;
pub(crate) mod url;

/// The beginning of a text, of so many bytes at most.
pub(crate) fn head(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    &text[..end]
}
