//! Formats: JSON, forms, decimals, times, URLs.
//!
//! The lowest layer of `paychop`, only for its use: names change without notice. It is a separate crate because the
//! compiler optimises each crate: in the npm package's module, these loops are fast and the rest is small
//! (`docs/decisions.md`).

#![no_std]

#[macro_use]
extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod decimal;
pub mod form;
pub mod hex;
pub mod json;
pub mod scan;
pub mod sort;
pub mod time;
pub mod url;

/// The beginning of a text, of so many bytes at most.
pub fn head(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    &text[..end]
}
