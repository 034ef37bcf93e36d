//! How things are written: JSON, forms, decimals, times.

pub(crate) mod decimal;
pub(crate) mod form;
pub(crate) mod hex;
pub(crate) mod json;
pub(crate) mod scan;
pub(crate) mod sort;
pub(crate) mod time;
