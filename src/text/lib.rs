//! How things are written: JSON, forms, decimals, times, web addresses.
//!
//! The ground floor of `paychop`, and for it alone: names change without notice. It is a crate of its own because the compiler
//! optimises by the crate: in the npm package's module these loops are made fast, and everything else small (`docs/decisions.md`).

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
